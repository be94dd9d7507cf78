import { useInfiniteQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType } from 'react';
import type { SubmissionRow } from '../../../../../shared/contracts/submission-rows.ts';
import { PagedList } from '../../../components/ui/paged-list.tsx';
import panelList from '../../../components/ui/panel-list.module.css';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { historyTexts } from '../../../texts/history.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { historyQuery } from '../api/history.ts';
import classes from './submission-history.module.css';

const tones: Record<SubmissionRow['status'], Tone> = {
  pending: 'busy',
  completed: 'good',
  cancelled: 'quiet',
};

interface Props {
  of: { operatorId: number } | { machineId: number };
  SubmissionLink: ComponentType<{ submissionId: string } & ComponentProps<'a'>>;
}

/** All submissions of one operator or on one machine, with what came of them. */
export function SubmissionHistory({ of, SubmissionLink }: Props) {
  const texts = useTexts(historyTexts);
  const list = useInfiniteQuery(historyQuery(of));
  const empty = <p className={panelList.empty}>{texts.empty}</p>;
  return (
    <PagedList list={list} loading={{ rows: 4, height: 48 }} empty={empty}>
      {(rows) => (
        <ul className={panelList.list}>
          {rows.map((row) => (
            <li key={row.id} className={classes.row} data-testid="history-row">
              <div className={classes.words}>
                <SubmissionLink submissionId={row.id} className={panelList.title}>
                  <bdi>{row.templateName}</bdi>
                </SubmissionLink>
                <span className={panelList.dim}>
                  <bdi>{'operatorId' in of ? row.machineName : row.operatorName}</bdi> ·{' '}
                  <When at={row.createdAt} />
                </span>
              </div>
              <div className={classes.tags}>
                {row.nok > 0 && <Tag tone="bad">{texts.nok(row.nok)}</Tag>}
                {row.outOfLimits > 0 && <Tag tone="warn">{texts.outOfLimits(row.outOfLimits)}</Tag>}
                <span className={panelList.dim}>{texts.answered(row.answered, row.totalTasks)}</span>
                <Tag tone={tones[row.status]}>{texts.statuses[row.status]}</Tag>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
