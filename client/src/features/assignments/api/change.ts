import { mutationOptions } from '@tanstack/react-query';
import { changeAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

export interface AssignmentChange {
  id: string;
  dueAt: string | null;
  note: string | null;
  /** What the editor saw; 409 when the assignment has changed since. */
  updatedAt: string;
}

/** Changes due time and note; 409 says who was faster. */
export const changeMutation = mutationOptions({
  mutationFn: ({ id, ...body }: AssignmentChange) => call(changeAssignment, { params: { id }, body }),
  onSettled: (_done, _error, _given, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['assignments'] }),
});
