import type { DetailedAnswer } from '../../../../../shared/contracts/submissions.ts';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './earlier-answers.module.css';

type Said = Pick<DetailedAnswer, 'result' | 'value' | 'remarks'>;

/** What was answered before it was changed, and what holds now. */
export function EarlierAnswers({ answer }: { answer: DetailedAnswer }) {
  const texts = useTexts(submissionsTexts);
  if (answer.earlier.length === 0) return null;
  const inWords = ({ result, value, remarks }: Said) =>
    [result, value === undefined ? '' : `${value}${answer.unit ? ` ${answer.unit}` : ''}`, remarks]
      .filter(Boolean)
      .join(', ') || texts.noAnswer;
  return (
    <details className={classes.edits}>
      <summary>{texts.edits(answer.earlier.length)}</summary>
      <dl>
        {answer.earlier.map((earlier) => (
          <div key={earlier.answeredAt}>
            <dt>
              {texts.before}, <When at={earlier.answeredAt} />
            </dt>
            <dd dir="auto">
              <s>{inWords(earlier)}</s>
            </dd>
          </div>
        ))}
        <div>
          <dt>
            {texts.now}, <When at={answer.answeredAt} />
          </dt>
          <dd dir="auto">{inWords(answer)}</dd>
        </div>
      </dl>
    </details>
  );
}
