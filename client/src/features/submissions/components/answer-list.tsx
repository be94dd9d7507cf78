import { SegmentedControl } from '@mantine/core';
import type { SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { IconList } from '../../../components/ui/icons.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { inOrder, type Order } from '../in-order.ts';
import classes from './answer-list.module.css';
import rowClasses from './answer-row.module.css';
import { AnswerRow } from './answer-row.tsx';
import { PhotoStrip } from './photo-strip.tsx';
import { QuestionFrame } from './question-frame.tsx';

interface Props {
  submission: SubmissionDetail;
  order: Order;
  onOrder: (order: Order) => void;
  selected: number | null;
  mayReview: boolean;
  onOpenPhoto: (url: string) => void;
  onShowInChat: (taskIndex: number) => void;
}

const ORDERS = ['asked', 'failed'] as const;

/** The questions with their answers, as asked or failed ones first, and photos without a question. */
export function AnswerList(props: Props) {
  const { submission, order, selected, mayReview, onOpenPhoto, onShowInChat } = props;
  const texts = useTexts(submissionsTexts);
  const frame = useTexts().submission;
  const notAnswered = submission.status === 'pending' ? texts.notAnsweredYet : texts.notAnswered;
  return (
    <section className={classes.card} aria-label={frame.answers}>
      <div className={classes.head}>
        <h2 className={classes.title}>{frame.answers}</h2>
        <SegmentedControl
          size="xs"
          aria-label={texts.order}
          data={ORDERS.map((value) => ({ value, label: texts.orders[value] }))}
          value={order}
          onChange={(value) => props.onOrder(value === 'failed' ? 'failed' : 'asked')}
        />
      </div>
      {submission.answers.length === 0 && (
        <EmptyState icon={<IconList size={26} />} title={frame.emptyTitle} text={frame.emptyText} />
      )}
      <ol className={classes.answers}>
        {inOrder(submission, order).map(({ taskIndex, answer, task }) =>
          answer ? (
            <AnswerRow
              key={taskIndex}
              submission={submission}
              answer={answer}
              selected={selected === taskIndex}
              mayReview={mayReview}
              onOpenPhoto={onOpenPhoto}
              onShowInChat={onShowInChat}
            />
          ) : (
            <QuestionFrame
              key={taskIndex}
              task={task}
              selected={selected === taskIndex}
              testId="unanswered"
              mark={<span className={rowClasses.unanswered}>{notAnswered}</span>}
            />
          ),
        )}
      </ol>
      {submission.unplacedPhotos.length > 0 && (
        <div className={classes.rest}>
          <b>{frame.unplaced}</b>
          <p>{frame.unplacedHint}</p>
          <PhotoStrip photos={submission.unplacedPhotos} taskName={frame.unplaced} onOpen={onOpenPhoto} />
        </div>
      )}
    </section>
  );
}
