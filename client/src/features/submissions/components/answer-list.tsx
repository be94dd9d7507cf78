import type { Submission } from '../../../../../shared/contracts/submissions.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { IconList } from '../../../components/ui/icons.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { tally } from '../tally.ts';
import classes from './answer-list.module.css';
import { AnswerRow } from './answer-row.tsx';
import { PhotoStrip } from './photo-strip.tsx';

interface Props {
  submission: Submission;
  onOpenPhoto: (url: string) => void;
}

/** The answers in the order of the questions, what is missing, and photos without a question. */
export function AnswerList({ submission, onOpenPhoto }: Props) {
  const texts = useTexts().submission;
  const { missing } = tally(submission);
  return (
    <section className={classes.card} aria-label={texts.answers}>
      <h2 className={classes.title}>{texts.answers}</h2>
      {submission.answers.length === 0 && (
        <EmptyState icon={<IconList size={26} />} title={texts.emptyTitle} text={texts.emptyText} />
      )}
      <ol className={classes.answers}>
        {submission.answers.map((answer) => (
          <AnswerRow key={answer.taskIndex} answer={answer} onOpenPhoto={onOpenPhoto} />
        ))}
      </ol>
      {submission.unplacedPhotos.length > 0 && (
        <div className={classes.rest}>
          <b>{texts.unplaced}</b>
          <p>{texts.unplacedHint}</p>
          <PhotoStrip photos={submission.unplacedPhotos} taskName={texts.unplaced} onOpen={onOpenPhoto} />
        </div>
      )}
      {missing > 0 && submission.answers.length > 0 && (
        <p className={classes.rest}>
          {submission.status === 'pending' ? texts.stillOpen(missing) : texts.neverAnswered(missing)}
        </p>
      )}
    </section>
  );
}
