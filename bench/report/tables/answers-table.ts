import { type AnswersResult, FIXED_RATE } from '../../forms/answers.ts';
import type { Summary } from '../../measure/summarise.ts';
import { middle, number, table } from '../markdown.ts';

/** All sizes: speed, latencies, and what an answer costs. */
export function answersTable(result: AnswersResult): string {
  const { rows, bareSql, bareSqlUnlogged, pgbench, bareHeld } = result;
  const speed = table(
    [
      '',
      'answers/s',
      'of bare SQL',
      'without a journal',
      'reply p50 ms',
      'p95',
      'p99',
      'lock held p50 ms',
      'p99',
    ],
    rows.map(({ what, summary: s }) => [
      what,
      middle(s.perSecond),
      number(s.ofBareSql.median),
      number(s.perSecond.median / bareSqlUnlogged.median),
      ...[s.replyP50, s.replyP95, s.replyP99, s.lockP50, s.lockP99].map(({ median }) => number(median)),
    ]),
  );
  const cost = table(
    ['each answer', 'CPU ms product', 'PostgreSQL', 'load', 'SQL statements', 'a process MB', 'troubles'],
    rows.map(({ what, summary: s }) => [
      what,
      ...[s.cpuProduct, s.cpuPostgres, s.cpuLoad].map(({ median }) => number(median)),
      s.statements.median.toFixed(1),
      number(s.resident.median),
      troubles(s),
    ]),
  );
  const limits = [
    `Bare SQL in the same run: ${middle(bareSql)} transactions/s; ${middle(bareSqlUnlogged)} without a journal`,
    pgbench ? `; by pgbench ${middle(pgbench)}.` : '.',
    ` At ${FIXED_RATE} transactions/s of one trip it holds a row locked for ${number(bareHeld.p50)} ms (p50) and ${number(bareHeld.p99)} ms (p99).`,
  ].join('');
  return [speed, cost, limits].join('\n\n');
}

function troubles({ troubles: t }: Summary): string {
  const words = Object.entries(t)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  return words.join(', ') || 'none';
}
