import type { GrowthResult } from '../../forms/growth.ts';
import { middle, number, table } from '../markdown.ts';

export function growthTable({ rows }: GrowthResult): string {
  const first = rows[0]?.summary;
  const cost = (s: NonNullable<typeof first>) => s.cpuProduct.median + s.cpuPostgres.median;
  return table(
    [
      'finished submissions',
      'running conversations',
      'database',
      'answers/s',
      'CPU ms product',
      'CPU ms PostgreSQL',
      'cost of an answer',
      'lock held p99 ms',
      'reply p99 ms',
    ],
    rows.map(({ submissions, live, databaseMegabytes, summary: s }) => [
      submissions.toLocaleString('en-US'),
      live.toLocaleString('en-US'),
      `${number(databaseMegabytes)} MB`,
      middle(s.perSecond),
      number(s.cpuProduct.median),
      number(s.cpuPostgres.median),
      first ? `× ${(cost(s) / cost(first)).toFixed(2)}` : '–',
      number(s.lockP99.median),
      number(s.replyP99.median),
    ]),
  );
}
