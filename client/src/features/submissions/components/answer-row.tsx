import type { Answer } from '../../../../../shared/contracts/submissions.ts';
import { When } from '../../../components/ui/when.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { AnswerMark } from './answer-mark.tsx';
import classes from './answer-row.module.css';
import { PhotoStrip } from './photo-strip.tsx';

/** One answer: the question, what was answered, remarks and photos. */
export function AnswerRow({ answer, onOpenPhoto }: { answer: Answer; onOpenPhoto: (url: string) => void }) {
  const texts = useTexts().submission;
  return (
    <li
      className={classes.row}
      data-testid="answer"
      data-index={answer.taskIndex}
      data-result={answer.result ?? undefined}
    >
      <span className={classes.number} role="img" aria-label={texts.question(answer.taskIndex + 1)}>
        {answer.taskIndex + 1}
      </span>
      <div className={classes.body}>
        <div className={classes.top}>
          <h3 className={classes.name}>{answer.taskName}</h3>
          <AnswerMark answer={answer} />
        </div>
        {answer.verificationCriteria && <p className={classes.criteria}>{answer.verificationCriteria}</p>}
        {answer.remarks && <p className={classes.remarks}>{answer.remarks}</p>}
        <PhotoStrip photos={answer.photos} taskName={answer.taskName} onOpen={onOpenPhoto} />
        <p className={classes.foot}>
          <When at={answer.answeredAt} />
          {answer.edited && <span> · {texts.edited}</span>}
        </p>
      </div>
    </li>
  );
}
