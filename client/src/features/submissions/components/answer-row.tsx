import { Button } from '@mantine/core';
import type { DetailedAnswer, SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { durationText } from '../../../../../shared/duration-text.ts';
import { IconChat } from '../../../components/ui/icons.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { AnswerMark } from './answer-mark.tsx';
import classes from './answer-row.module.css';
import { EarlierAnswers } from './earlier-answers.tsx';
import { FollowUp } from './follow-up.tsx';
import { LongText } from './long-text.tsx';
import { PhotoStrip } from './photo-strip.tsx';
import { QuestionFrame } from './question-frame.tsx';
import { ValueScale } from './value-scale.tsx';

interface Props {
  submission: SubmissionDetail;
  answer: DetailedAnswer;
  selected: boolean;
  mayReview: boolean;
  onOpenPhoto: (url: string) => void;
  onShowInChat: (taskIndex: number) => void;
}

/** One answer: the question, what was answered, against what, remarks, photos, edits, and what was done about it. */
export function AnswerRow({ submission, answer, selected, mayReview, onOpenPhoto, onShowInChat }: Props) {
  const texts = useTexts(submissionsTexts);
  return (
    <QuestionFrame
      task={answer}
      result={answer.result ?? undefined}
      selected={selected}
      mark={<AnswerMark answer={answer} />}
    >
      <ValueScale answer={answer} />
      {answer.remarks && <LongText className={classes.remarks} text={answer.remarks} />}
      <PhotoStrip photos={answer.photos} taskName={answer.taskName} onOpen={onOpenPhoto} />
      <FollowUp submission={submission} answer={answer} mayReview={mayReview} />
      <EarlierAnswers answer={answer} />
      <div className={classes.foot}>
        <span>
          <When at={answer.answeredAt} />
          {answer.seconds !== null && ` · ${texts.answerTook(durationText(answer.seconds))}`}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconChat size={15} />}
          onClick={() => onShowInChat(answer.taskIndex)}
        >
          {texts.inChat}
        </Button>
      </div>
    </QuestionFrame>
  );
}
