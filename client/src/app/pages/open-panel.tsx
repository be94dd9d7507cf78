import { lazy, Suspense } from 'react';
import { Panel } from '../../components/ui/panel.tsx';
import { OpenAssignments } from '../../features/assignments/components/open-assignments.tsx';
import { SubmissionLink } from '../links/submission-link.tsx';

const AssignmentActs = lazy(async () => ({
  default: (await import('../assignment-acts.tsx')).AssignmentActs,
}));

interface Props {
  of: { operatorId: number } | { machineId: number };
  texts: Record<'openTitle' | 'openEmpty', string>;
  mayManage: boolean;
}

/** What is open of an operator or on a machine, each with what a manager may do with it. */
export function OpenPanel({ of, texts, mayManage }: Props) {
  return (
    <Panel title={texts.openTitle}>
      <OpenAssignments
        of={of}
        SubmissionLink={SubmissionLink}
        empty={texts.openEmpty}
        actions={(assignment) =>
          mayManage && (
            <Suspense fallback={null}>
              <AssignmentActs assignment={assignment} />
            </Suspense>
          )
        }
      />
    </Panel>
  );
}
