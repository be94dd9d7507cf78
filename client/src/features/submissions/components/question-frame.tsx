import type { ReactNode } from 'react';
import type { UnansweredTask } from '../../../../../shared/contracts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './answer-row.module.css';

interface Props {
  task: Pick<UnansweredTask, 'taskIndex' | 'taskName' | 'verificationCriteria'>;
  result?: string | undefined;
  selected: boolean;
  mark: ReactNode;
  testId?: string;
  children?: ReactNode;
}

/** A question with its number, and what was answered beside it. `#answer-2` in the address points at the third one. */
export function QuestionFrame({ task, result, selected, mark, testId = 'answer', children }: Props) {
  const texts = useTexts().submission;
  const { taskIndex, taskName, verificationCriteria } = task;
  return (
    <li
      id={`answer-${taskIndex}`}
      tabIndex={-1}
      className={classes.row}
      data-testid={testId}
      data-index={taskIndex}
      data-result={result}
      data-selected={selected}
    >
      <span className={classes.number} role="img" aria-label={texts.question(taskIndex + 1)}>
        {taskIndex + 1}
      </span>
      <div className={classes.body}>
        <div className={classes.top}>
          <h3 className={classes.name} dir="auto">
            {taskName}
          </h3>
          {mark}
        </div>
        {verificationCriteria && (
          <p className={classes.criteria} dir="auto">
            {verificationCriteria}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
