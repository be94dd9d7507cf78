import { lazy } from 'react';
import type { Job } from '../../../shared/contracts/today.ts';
import { DotsButton } from '../components/ui/dots-button.tsx';
import { MenuOnDemand } from '../components/ui/menu-on-demand.tsx';
import { canBeCancelled } from '../features/assignments/assignment-state.ts';
import { todayTexts } from '../texts/today.ts';
import { useTexts } from '../texts/use-texts.ts';

const load = () => import('./assignment-acts.tsx');
const AssignmentActs = lazy(async () => ({ default: (await load()).AssignmentActs }));

/** The menu of what a manager may do with a job; a row of fifty does not load it before one is pressed. */
export function RowActs({ job }: { job: Job }) {
  const texts = useTexts(todayTexts);
  if (!canBeCancelled(job)) return null;
  const button = (
    <DotsButton
      aria-label={texts.actions(job.templateName, job.operatorName)}
      aria-haspopup="menu"
      data-testid="assignment-actions"
    />
  );
  return (
    <MenuOnDemand button={button} warmUp={load}>
      <AssignmentActs assignment={job} />
    </MenuOnDemand>
  );
}
