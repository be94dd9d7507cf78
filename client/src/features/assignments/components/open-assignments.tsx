import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import panelList from '../../../components/ui/panel-list.module.css';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { openAssignmentsQuery } from '../api/open-assignments.ts';
import { assignmentState, stateTones } from '../assignment-state.ts';
import type { SubmissionLink } from '../submission-link.ts';
import { JobProgress } from './job-progress.tsx';
import classes from './open-assignments.module.css';

interface Props {
  of: { operatorId: number } | { machineId: number };
  SubmissionLink: SubmissionLink;
  /** What can be done with one; given by the page. */
  actions: (assignment: Assignment) => ReactNode;
  /** In place of an empty list. */
  empty: string;
}

/** What is open of one operator or on one machine, and how far it is. */
export function OpenAssignments({ of, SubmissionLink, actions, empty }: Props) {
  const texts = useTexts(todayTexts);
  const open = useQuery(openAssignmentsQuery(of));
  if (open.isPending) return <LoadingRows rows={2} height={64} />;
  if (open.isError) return <ErrorNotice error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data.length === 0) return <p className={panelList.empty}>{empty}</p>;
  return (
    <ul className={panelList.list}>
      {open.data.map((assignment) => {
        const state = assignmentState(assignment);
        const failure = state === 'undelivered' ? assignment.session?.lastDelivery?.error : null;
        return (
          <li key={assignment.id} className={classes.row} data-testid="open-assignment" data-state={state}>
            <div className={classes.words}>
              <OpenLink assignment={assignment} SubmissionLink={SubmissionLink} />
              <span className={panelList.dim} dir="auto">
                {'operatorId' in of ? assignment.machineName : assignment.operatorName}
              </span>
              {failure && <span className={classes.failure}>{failure}</span>}
            </div>
            <div className={classes.state}>
              <Tag tone={stateTones[state]} title={texts.hints[state]}>
                {texts.states[state]}
              </Tag>
              <span className={panelList.dim}>
                <When at={assignment.session?.lastMessageAt ?? assignment.createdAt} />
              </span>
            </div>
            <div className={classes.progress}>
              <JobProgress job={assignment} />
            </div>
            <div>{actions(assignment)}</div>
          </li>
        );
      })}
    </ul>
  );
}

function OpenLink({
  assignment,
  SubmissionLink,
}: { assignment: Assignment } & Pick<Props, 'SubmissionLink'>) {
  if (!assignment.submissionId) return <bdi className={panelList.title}>{assignment.templateName}</bdi>;
  return (
    <SubmissionLink submissionId={assignment.submissionId} className={panelList.title}>
      <bdi>{assignment.templateName}</bdi>
    </SubmissionLink>
  );
}
