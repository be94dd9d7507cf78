import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { progressOf } from '../progress.ts';
import classes from './job-progress.module.css';

/** Answered x of y, as a bar and in numbers. */
export function JobProgress({ job }: { job: Pick<Assignment, 'status' | 'session'> }) {
  const texts = useTexts(todayTexts);
  const progress = progressOf(job);
  if (!progress) return null;
  const { answered, total } = progress;
  return (
    <div className={classes.progress}>
      <div
        className={classes.bar}
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answered}
        aria-label={texts.progressLabel(answered, total)}
      >
        <div
          className={classes.fill}
          data-done={job.status === 'completed'}
          style={{ transform: `scaleX(${progress.percent / 100})` }}
        />
      </div>
      <span className={classes.numbers}>{texts.progress(answered, total)}</span>
    </div>
  );
}
