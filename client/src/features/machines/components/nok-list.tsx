import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import panelList from '../../../components/ui/panel-list.module.css';
import { When } from '../../../components/ui/when.tsx';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { nokAnswersQuery } from '../api/nok-answers.ts';
import classes from './nok-list.module.css';

interface Props {
  machineId: number;
  AnswerLink: ComponentType<{ submissionId: string; taskIndex: number } & ComponentProps<'a'>>;
}

/** What was NOK on a machine of late, each a press away from its submission. */
export function NokList({ machineId, AnswerLink }: Props) {
  const texts = useTexts(machinesTexts);
  const nok = useQuery(nokAnswersQuery(machineId));
  if (nok.isPending) return <LoadingRows rows={3} height={56} />;
  if (nok.isError) return <ErrorNotice error={nok.error} onRetry={() => void nok.refetch()} />;
  if (nok.data.items.length === 0) return <p className={classes.dim}>{texts.nokEmpty}</p>;
  return (
    <ul className={panelList.list}>
      {nok.data.items.map((answer) => (
        <li
          key={`${answer.submissionId} ${answer.taskIndex}`}
          className={classes.row}
          data-testid="nok-answer"
        >
          <AnswerLink
            submissionId={answer.submissionId}
            taskIndex={answer.taskIndex}
            className={panelList.title}
          >
            <bdi>{answer.taskName}</bdi>
          </AnswerLink>
          {answer.remarks && (
            <p className={classes.remarks} dir="auto">
              {answer.remarks}
            </p>
          )}
          <p className={classes.dim}>
            <bdi>{texts.nokBy(answer.operatorName, answer.templateName)}</bdi> ·{' '}
            <When at={answer.answeredAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}
