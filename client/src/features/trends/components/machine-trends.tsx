import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { trendsTexts } from '../../../texts/trends.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { machineTrendsQuery } from '../api/machine-trends.ts';
import classes from './machine-trends.module.css';
import { TrendCard } from './trend-card.tsx';

const SPANS = [7, 30, 90, 366];

/** What was measured at a machine: a card for each task that is answered by a number. */
export function MachineTrends(props: {
  machineId: number;
  link: (submissionId: string, content: ReactNode) => ReactNode;
}) {
  const texts = useTexts(trendsTexts);
  const [days, setDays] = useState(30);
  const { data, error, refetch } = useQuery(machineTrendsQuery(props.machineId, days));
  return (
    <section aria-labelledby="trends">
      <div className={classes.head}>
        <div>
          <h2 className={classes.title} id="trends">
            {texts.title}
          </h2>
          <p className={classes.lead}>{texts.lead(days)}</p>
        </div>
        <Select
          aria-label={texts.days}
          w={130}
          allowDeselect={false}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={SPANS.map((span) => ({ value: String(span), label: texts.span(span) }))}
        />
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={1} height={220} />}
      {data?.items.length === 0 && <p className={classes.lead}>{texts.none}</p>}
      <div className={classes.cards}>
        {data?.items.map((trend) => (
          <TrendCard key={`${trend.taskName} ${trend.unit}`} trend={trend} link={props.link} />
        ))}
      </div>
    </section>
  );
}
