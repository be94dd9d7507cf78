import type { ComponentType, ReactNode } from 'react';
import type { NotGoodAnswer } from '../../../../../shared/contracts/today.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './nok-item.module.css';
import { NokPhoto } from './nok-photo.tsx';

/** The link to an answer on its submission's page; given by the page, because features do not know URLs. */
export type AnswerLink = ComponentType<{
  submissionId: string;
  taskIndex: number;
  className: string | undefined;
  'aria-label': string;
  'data-testid': string;
  children: ReactNode;
}>;

/** One NOK answer: what, how bad, in the operator's words, where and by whom. All of it opens the answer. */
export function NokItem({ answer, AnswerLink }: { answer: NotGoodAnswer; AnswerLink: AnswerLink }) {
  const texts = useTexts(todayTexts).nok;
  return (
    <li className={classes.item} data-testid="nok-answer" data-id={answer.id}>
      <NokPhoto photos={answer.photos} taskName={answer.taskName} />
      <div className={classes.words}>
        <div className={classes.task}>
          <AnswerLink
            submissionId={answer.submissionId}
            taskIndex={answer.taskIndex}
            className={classes.link}
            aria-label={texts.open(answer.taskName, answer.machineName)}
            data-testid="nok-open"
          >
            <bdi>{answer.taskName}</bdi>
          </AnswerLink>
          <Tag tone="bad">{answer.outOfLimits ? texts.outOfLimits : answer.result}</Tag>
          {answer.value !== undefined && (
            <span className={classes.value}>
              {answer.value} {answer.unit}
            </span>
          )}
        </div>
        {answer.remarks && (
          <p className={classes.remarks} dir="auto">
            {answer.remarks}
          </p>
        )}
        <p className={classes.about}>
          <bdi>{answer.machineName}</bdi> · <bdi>{answer.operatorName}</bdi> · <When at={answer.answeredAt} />
        </p>
      </div>
    </li>
  );
}
