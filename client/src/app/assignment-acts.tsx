import type { Assignment } from '../../../shared/contracts/assignments.ts';
import { AssignmentActions } from '../features/assignments/components/assignment-actions.tsx';
import { OperatorPicker } from '../features/operators/components/operator-picker.tsx';

/** The menu of what a manager may do with an assignment, wherever one is shown. Load it lazily: menus need a lot of code. */
export function AssignmentActs({ assignment }: { assignment: Assignment }) {
  return <AssignmentActions assignment={assignment} OperatorPicker={OperatorPicker} />;
}
