import { Avatar } from '@mantine/core';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { initials } from '../../../components/ui/initials.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { assignmentState, isOverdue, stateTones } from '../assignment-state.ts';
import type { SubmissionLink } from '../submission-link.ts';
import { AssignmentActions } from './assignment-actions.tsx';
import { AssignmentProgress } from './assignment-progress.tsx';
import classes from './assignment-row.module.css';
import { AssignmentTimes } from './assignment-times.tsx';

interface Props {
  assignment: Assignment;
  now: Date;
  mayManage: boolean;
  SubmissionLink: SubmissionLink;
}

/** One assignment: what, where, who, how far, and what can be done. The whole row opens its submission. */
export function AssignmentRow({ assignment, now, mayManage, SubmissionLink }: Props) {
  const texts = useTexts().assignment;
  const state = assignmentState(assignment);
  const hint = assignment.cancelReason ? texts.reason(assignment.cancelReason) : texts.hints[state];
  return (
    <li className={classes.row} data-testid="assignment-row" data-id={assignment.id} data-state={state}>
      <div className={classes.what}>
        <RowTitle assignment={assignment} SubmissionLink={SubmissionLink} />
        <div className={classes.machine}>{assignment.machineName}</div>
      </div>
      <div className={classes.who}>
        <Avatar size={28} radius="xl" color="kinto" variant="light" aria-hidden="true">
          {initials(assignment.operatorName)}
        </Avatar>
        <span className={classes.operator}>{assignment.operatorName}</span>
      </div>
      <div className={classes.status}>
        <Tag tone={stateTones[state]} title={hint} data-testid="assignment-status">
          {texts.states[state]}
        </Tag>
        {isOverdue(assignment, now) && <Tag tone="bad">{texts.overdue}</Tag>}
      </div>
      <div className={classes.progress}>
        <AssignmentProgress assignment={assignment} />
      </div>
      <div className={classes.times}>
        <AssignmentTimes assignment={assignment} />
      </div>
      <div className={classes.actions}>
        {mayManage && <AssignmentActions assignment={assignment} state={state} />}
      </div>
      {state !== 'active' && state !== 'completed' && <p className={classes.hint}>{hint}</p>}
    </li>
  );
}

function RowTitle({ assignment, SubmissionLink }: Pick<Props, 'assignment' | 'SubmissionLink'>) {
  const texts = useTexts().assignment;
  if (!assignment.submissionId) {
    return (
      <span className={classes.title} title={texts.noSubmission}>
        {assignment.templateName}
      </span>
    );
  }
  return (
    <SubmissionLink
      submissionId={assignment.submissionId}
      className={`${classes.title} ${classes.link}`}
      aria-label={texts.open(assignment.templateName, assignment.machineName)}
      data-testid="assignment-open"
    >
      {assignment.templateName}
    </SubmissionLink>
  );
}
