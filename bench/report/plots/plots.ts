import type { AnswersResult, AnswersRow } from '../../forms/answers.ts';
import type { GrowthResult } from '../../forms/growth.ts';
import type { MemoryResult } from '../../forms/memory.ts';
import type { PeerResult } from '../../forms/peer.ts';
import type { Summary } from '../../measure/summarise.ts';
import type { Plot } from './line-plot.ts';

const OPERATORS = { label: 'operators who answer at once', log: true };

export function speedPlot({ rows, bareSql }: AnswersResult): Plot {
  const full = rows.filter(({ atFull }) => atFull);
  const sizes = full.map(({ operators }) => operators);
  const level = (share: number) =>
    [Math.min(...sizes), Math.max(...sizes)].map((x) => [x, bareSql.median * share] as const);
  return {
    title: 'Answers a second, end to end, and what bare SQL does on the same machine',
    x: OPERATORS,
    y: { label: 'answers/s' },
    series: [
      { name: 'one process', points: pointsOf(full, 1, (s) => s.perSecond.median) },
      { name: 'two processes', points: pointsOf(full, 2, (s) => s.perSecond.median) },
      { name: 'bare SQL', points: level(1), dashed: true },
      { name: 'half of it', points: level(0.5), dashed: true },
      { name: 'a quarter of it', points: level(0.25), dashed: true },
    ],
  };
}

export function replyPlot({ rows }: AnswersResult): Plot {
  const full = rows.filter(({ atFull }) => atFull);
  return {
    title: 'From an answer to the next question, one process as fast as it can',
    x: OPERATORS,
    y: { label: 'milliseconds', log: true },
    series: [
      { name: 'p99', points: pointsOf(full, 1, (s) => s.replyP99.median) },
      { name: 'p95', points: pointsOf(full, 1, (s) => s.replyP95.median) },
      { name: 'p50', points: pointsOf(full, 1, (s) => s.replyP50.median) },
    ],
  };
}

export function costPlot({ rows }: AnswersResult): Plot {
  const full = rows.filter(({ atFull }) => atFull);
  return {
    title: 'Processor time of one answer, one process',
    x: OPERATORS,
    y: { label: 'milliseconds' },
    series: [
      { name: 'product', points: pointsOf(full, 1, (s) => s.cpuProduct.median) },
      { name: 'PostgreSQL', points: pointsOf(full, 1, (s) => s.cpuPostgres.median) },
      { name: 'load and stand-in', points: pointsOf(full, 1, (s) => s.cpuLoad.median) },
    ],
  };
}

export function peerPlot({ rows, version }: PeerResult): Plot {
  const patient = rows.filter(({ thinkMs }) => thinkMs > 0);
  return {
    title: `The same conversation, answered after ${patient[0]?.thinkMs} ms: answers a second`,
    x: OPERATORS,
    y: { label: 'answers/s' },
    series: [
      { name: 'this product', points: patient.map((r) => [r.operators, r.ours.perSecond.median]) },
      {
        name: `builderbot ${version ?? ''}`,
        points: patient.map((r) => [r.operators, r.peer?.perSecond.median ?? Number.NaN]),
      },
    ],
  };
}

export function growthPlot({ rows }: GrowthResult): Plot {
  const live = rows[0]?.live;
  const history = rows.filter((row) => row.live === live);
  const points = (read: (s: Summary) => number) =>
    history.map(({ submissions, summary }) => [submissions, read(summary)] as const);
  return {
    title: 'Processor time of one answer in a database that grows',
    x: { label: 'finished submissions, of ten answers each', log: true },
    y: { label: 'milliseconds' },
    series: [
      { name: 'together', points: points((s) => s.cpuProduct.median + s.cpuPostgres.median) },
      { name: 'product', points: points((s) => s.cpuProduct.median) },
      { name: 'PostgreSQL', points: points((s) => s.cpuPostgres.median) },
    ],
  };
}

export function memoryPlot({ samples }: MemoryResult): Plot {
  return {
    title: 'Memory of one process',
    x: { label: 'answers' },
    y: { label: 'megabytes' },
    series: [{ name: 'resident', points: samples }],
  };
}

const pointsOf = (rows: AnswersRow[], processes: number, read: (summary: Summary) => number) =>
  rows
    .filter((row) => row.processes === processes)
    .map(({ operators, summary }) => [operators, read(summary)] as const);
