import { Progress } from '@mantine/core';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { progressOf } from '../progress.ts';
import classes from './assignment-progress.module.css';

/** Answered x of y, as a bar and in numbers. */
export function AssignmentProgress({ assignment }: { assignment: Assignment }) {
  const texts = useTexts().assignment;
  const progress = progressOf(assignment);
  if (!progress) return null;
  const done = assignment.status === 'completed';
  return (
    <div className={classes.progress}>
      <Progress
        className={classes.bar}
        value={progress.percent}
        size={6}
        radius="xl"
        color={done ? 'green' : 'var(--k-accent)'}
        aria-label={texts.progressLabel(progress.answered, progress.total)}
      />
      <span className={classes.numbers}>{texts.progress(progress.answered, progress.total)}</span>
    </div>
  );
}
