import { lazy, type ReactNode, Suspense } from 'react';
import type { Trend } from '../../../../../shared/contracts/trends.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { trendsTexts } from '../../../texts/trends.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { limitsInWords } from '../limits-in-words.ts';
import classes from './trend-card.module.css';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

interface Props {
  trend: Trend;
  /** The link to a submission, around its words. */
  link: (submissionId: string, content: ReactNode) => ReactNode;
}

/** One thing that is measured: its latest value, how often it was outside its limits, the line, and all of it as a table. */
export function TrendCard({ trend, link }: Props) {
  const texts = useTexts(trendsTexts);
  const outside = trend.points.filter(({ outOfLimits }) => outOfLimits).length;
  const latest = trend.points.at(-1);
  const unit = trend.unit ? ` ${trend.unit}` : '';
  return (
    <article className={classes.card} data-testid="trend">
      <h3 className={classes.title} dir="auto">
        {trend.taskName}
      </h3>
      <p className={classes.facts}>
        {texts.latest} <b>{latest && latest.value + unit}</b> · {limitsInWords(trend, texts.limits)}{' '}
        <Tag tone={outside > 0 ? 'bad' : 'good'}>{outside > 0 ? texts.outside(outside) : texts.inside}</Tag>
      </p>
      <div className={classes.chart} aria-hidden="true">
        <Suspense fallback={null}>
          <TrendChart trend={trend} />
        </Suspense>
      </div>
      <details>
        <summary>{texts.table}</summary>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{texts.when}</th>
              <th scope="col">{texts.value}</th>
            </tr>
          </thead>
          <tbody>
            {trend.points.toReversed().map((point) => (
              <tr key={point.submissionId + point.at} data-outside={point.outOfLimits}>
                <td>{link(point.submissionId, <When at={point.at} />)}</td>
                <td>{point.value + unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </article>
  );
}
