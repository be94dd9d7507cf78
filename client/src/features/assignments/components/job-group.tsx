import { type ReactNode, useId } from 'react';
import type { JobGroup as Group, Job } from '../../../../../shared/contracts/today.ts';
import { IconDown } from '../../../components/ui/icons.tsx';
import type { Tone } from '../../../components/ui/tag.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { SubmissionLink } from '../submission-link.ts';
import classes from './job-group.module.css';
import { JobRow } from './job-row.tsx';

const tones: Record<Group, Tone> = {
  overdue: 'bad',
  undelivered: 'bad',
  expired: 'warn',
  at_risk: 'warn',
  in_progress: 'busy',
  waiting: 'quiet',
  done: 'good',
};

/** What every row of every group is given. */
export interface RowParts {
  now: Date;
  actions: (job: Job) => ReactNode;
  SubmissionLink: SubmissionLink;
}

interface Props extends RowParts {
  group: Group;
  count: number;
  jobs: readonly Job[];
  /** null: it cannot be folded. */
  onToggle: (() => void) | null;
  closed?: boolean;
  /** What leads to the jobs that are not here. */
  more?: ReactNode;
}

/** The jobs of one group under its name, its size and what it means. */
export function JobGroup({ group, count, jobs, onToggle, closed = false, more, ...row }: Props) {
  const texts = useTexts(todayTexts);
  const id = useId();
  const name = (
    <>
      {texts.groups[group]}
      <span className={classes.count} data-tone={tones[group]} data-testid="group-count">
        {count}
      </span>
    </>
  );
  return (
    <section
      className={classes.group}
      aria-labelledby={`${id}-title`}
      data-testid="job-group"
      data-group={group}
    >
      <div className={classes.head}>
        <h2 className={classes.title} id={`${id}-title`}>
          {onToggle ? (
            <button
              type="button"
              className={classes.fold}
              aria-expanded={!closed}
              aria-controls={`${id}-list`}
              onClick={onToggle}
            >
              <IconDown size={15} />
              {name}
            </button>
          ) : (
            <span className={classes.fold}>{name}</span>
          )}
        </h2>
        <span className={classes.hint}>{texts.groupHints[group]}</span>
      </div>
      <div id={`${id}-list`} hidden={closed}>
        {!closed && (
          <ul className={classes.list} aria-labelledby={`${id}-title`}>
            {jobs.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                now={row.now}
                actions={row.actions(job)}
                SubmissionLink={row.SubmissionLink}
              />
            ))}
          </ul>
        )}
        {!closed && more && <div className={classes.more}>{more}</div>}
      </div>
    </section>
  );
}
