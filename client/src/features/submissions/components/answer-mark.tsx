import type { Answer } from '../../../../../shared/contracts/submissions.ts';
import { IconAlert, IconCheck, IconCross, IconMinus } from '../../../components/ui/icons.tsx';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './answer-mark.module.css';

const marks: Record<NonNullable<Answer['result']>, { tone: Tone; Icon: typeof IconCheck }> = {
  OK: { tone: 'good', Icon: IconCheck },
  NOK: { tone: 'bad', Icon: IconCross },
  NA: { tone: 'quiet', Icon: IconMinus },
};

/** OK, NOK or NA; or the value with its unit, marked when it is out of limits. */
export function AnswerMark({ answer }: { answer: Answer }) {
  const texts = useTexts().submission;
  const mark = answer.result && marks[answer.result];
  return (
    <span className={classes.mark}>
      {answer.value !== undefined && (
        <b className={classes.value} data-out={answer.outOfLimits}>
          {answer.value}
          {answer.unit ? ` ${answer.unit}` : ''}
        </b>
      )}
      {answer.outOfLimits && (
        <Tag tone="warn">
          <IconAlert size={14} /> {texts.outOfLimits}
        </Tag>
      )}
      {mark && answer.result && (
        <Tag tone={mark.tone} title={texts.resultLabels[answer.result]}>
          <mark.Icon size={14} /> {texts.results[answer.result]}
        </Tag>
      )}
    </span>
  );
}
