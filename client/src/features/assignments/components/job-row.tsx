import type { ReactNode } from 'react';
import type { Job } from '../../../../../shared/contracts/today.ts';
import { initials } from '../../../components/ui/initials.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { assignmentState, stateTones } from '../assignment-state.ts';
import type { SubmissionLink } from '../submission-link.ts';
import { JobProgress } from './job-progress.tsx';
import classes from './job-row.module.css';
import { JobTimes } from './job-times.tsx';

interface Props {
  job: Job;
  now: Date;
  /** What can be done with it; given by the page. */
  actions: ReactNode;
  SubmissionLink: SubmissionLink;
}

/** One assignment: what, where, who, how far, since when, until when, and what can be done. The whole row opens its submission. */
export function JobRow({ job, now, actions, SubmissionLink }: Props) {
  const texts = useTexts(todayTexts);
  const state = assignmentState(job);
  // What the group says of all of its jobs already is not said again of each.
  const failure = state === 'undelivered' ? job.session?.lastDelivery?.error : null;
  const hint = failure ?? (job.group === 'overdue' && state !== 'active' ? texts.hints[state] : null);
  return (
    <li
      className={classes.row}
      data-testid="assignment-row"
      data-id={job.id}
      data-state={state}
      data-mark={`${state} ${job.session?.answered} ${job.notGood}`}
    >
      <div className={classes.what}>
        <RowTitle job={job} SubmissionLink={SubmissionLink} />
        <div className={classes.machine}>
          <bdi>{job.machineName}</bdi>
        </div>
      </div>
      <div className={classes.who}>
        <span className={classes.initials} aria-hidden="true">
          {initials(job.operatorName)}
        </span>
        <span className={classes.operator} dir="auto">
          {job.operatorName}
        </span>
      </div>
      <div className={classes.status}>
        {job.notGood > 0 && (
          <Tag tone="bad" title={texts.notGoodHint}>
            {texts.notGood(job.notGood)}
          </Tag>
        )}
        <Tag tone={stateTones[state]} title={texts.hints[state]} data-testid="assignment-status">
          {texts.states[state]}
        </Tag>
      </div>
      <div className={classes.progress}>
        <JobProgress job={job} />
      </div>
      <div className={classes.times}>
        <JobTimes job={job} now={now} />
      </div>
      <div className={classes.actions}>{actions}</div>
      {hint && <p className={classes.hint}>{hint}</p>}
      {job.note && (
        <p className={classes.note} dir="auto" title={job.note}>
          <b>{texts.note}:</b> {job.note}
        </p>
      )}
    </li>
  );
}

function RowTitle({ job, SubmissionLink }: Pick<Props, 'job' | 'SubmissionLink'>) {
  const texts = useTexts(todayTexts);
  if (!job.submissionId) {
    return (
      <span className={classes.title} title={texts.noSubmission} dir="auto">
        {job.templateName}
      </span>
    );
  }
  return (
    <SubmissionLink
      submissionId={job.submissionId}
      className={`${classes.title} ${classes.link}`}
      aria-label={texts.open(job.templateName, job.machineName)}
      data-testid="assignment-open"
    >
      <bdi>{job.templateName}</bdi>
    </SubmissionLink>
  );
}
