import { LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { ReferenceArea } from 'recharts';
import type { Trend } from '../../../../../shared/contracts/trends.ts';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { scaleOf } from '../limits-in-words.ts';

/** Values over time, with what is allowed as a band; what lies outside is a red dot. The words beside it say the same. */
export function TrendChart({ trend }: { trend: Trend }) {
  const site = useSiteTime();
  const [low, high] = scaleOf(trend);
  const data = trend.points.map((point) => ({ ...point, at: site.when(point.at) }));
  return (
    <LineChart
      h={170}
      data={data}
      dataKey="at"
      series={[{ name: 'value', label: trend.taskName, color: 'var(--k-accent)' }]}
      valueFormatter={(value) => (trend.unit ? `${value} ${trend.unit}` : String(value))}
      curveType="linear"
      withLegend={false}
      lineChartProps={{ accessibilityLayer: false }}
      gridAxis="none"
      yAxisProps={{
        domain: [low, high],
        tickCount: 4,
        tickFormatter: (value: number) => String(Number(value.toPrecision(3))),
      }}
      xAxisProps={{ minTickGap: 40 }}
      lineProps={{ isAnimationActive: false, dot: Dot }}
    >
      {(trend.min !== null || trend.max !== null) && (
        <ReferenceArea
          y1={trend.min ?? low}
          y2={trend.max ?? high}
          fill="var(--k-good-back)"
          fillOpacity={0.8}
          stroke="none"
        />
      )}
    </LineChart>
  );
}

interface DotProps {
  cx?: number;
  cy?: number;
  payload?: Trend['points'][number];
}

function Dot({ cx, cy, payload }: DotProps) {
  const outside = payload?.outOfLimits ?? false;
  return (
    <circle cx={cx} cy={cy} r={outside ? 5 : 3} fill={outside ? 'var(--k-bad-text)' : 'var(--k-accent)'} />
  );
}
