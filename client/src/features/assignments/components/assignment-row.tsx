import { Avatar } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { initials } from '../../../components/ui/initials.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import type { Texts } from '../../../texts/en.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type AssignmentState, assignmentState, isOverdue, stateTones } from '../assignment-state.ts';
import type { SubmissionLink } from '../submission-link.ts';
import { AssignmentProgress } from './assignment-progress.tsx';
import classes from './assignment-row.module.css';
import { AssignmentTimes } from './assignment-times.tsx';

// Menus need a lot of code for where they open; the list is readable before it is here.
const AssignmentActions = lazy(async () => ({
  default: (await import('./assignment-actions.tsx')).AssignmentActions,
}));

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
  const reason = reasonOf(assignment, state, texts);
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
        <Tag tone={stateTones[state]} title={texts.hints[state]} data-testid="assignment-status">
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
        <Suspense fallback={null}>
          {mayManage && <AssignmentActions assignment={assignment} state={state} />}
        </Suspense>
      </div>
      {reason && <p className={classes.hint}>{reason}</p>}
    </li>
  );
}

/** Why it does not go on, where that is worth a line of its own. */
function reasonOf(assignment: Assignment, state: AssignmentState, texts: Texts['assignment']): string | null {
  const failure = assignment.session?.lastDelivery?.error;
  if (state === 'active' || state === 'completed') return null;
  if (state === 'undelivered' && failure) return failure;
  if (state === 'cancelled') return assignment.cancelReason ? texts.reason(assignment.cancelReason) : null;
  return texts.hints[state];
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
