import { onStage, type Stage } from '../ground/stage.ts';
import { pgbench } from '../limit/pgbench.ts';
import { type AnswersOptions, type AnswersRound, measureAnswers } from '../measure/measure-answers.ts';
import type { Quantiles } from '../measure/quantiles.ts';
import { type Spread, spread } from '../measure/spread.ts';
import { type Summary, summarise } from '../measure/summarise.ts';
import { progress } from '../report/progress.ts';
import type { Size } from './size.ts';

export interface AnswersRow {
  what: string;
  operators: number;
  processes: number;
  /** As many as the product can: not at a fixed rate, and nothing else comes in. */
  atFull: boolean;
  summary: Summary;
}

export interface AnswersResult {
  rows: AnswersRow[];
  /** Transactions a second, each of which waits for the disk. */
  bareSql: Spread;
  /** The same on a table without a journal: nothing waits for the disk. */
  bareSqlUnlogged: Spread;
  pgbench: Spread | null;
  /** Milliseconds that a row stays locked in bare SQL of one trip, at the same fixed rate. */
  bareHeld: { p50: number; p99: number };
}

const FULL = { sizes: [1, 50, 200, 1000], rounds: 2, seconds: 4, fixedSeconds: 10, bareSeconds: 2 };
const SMALL: typeof FULL = { sizes: [1, 50], rounds: 1, seconds: 2, fixedSeconds: 3, bareSeconds: 1 };

/** Answers a second where they come by the clock. */
export const FIXED_RATE = 100;

interface Case {
  what: string;
  options: AnswersOptions;
}

/** Answers a second at every size, one process and two; bare SQL before and after each round, on the same PostgreSQL. */
export function answers({ small }: Size): Promise<AnswersResult> {
  const measure = small ? SMALL : FULL;
  return onStage({ processes: 2 }, async (stage) => {
    const cases = allCases(measure);
    const bareSql = () => stage.bareSql.call<number>('run', measure.bareSeconds);
    const bare: number[] = [];
    const unlogged: number[] = [];
    const tool: number[] = [];
    const rounds = cases.map((): AnswersRound[] => []);
    const around = cases.map((): number[] => []);
    await warmUp(stage);
    let before = await bareSql();
    bare.push(before);
    for (let round = 0; round < measure.rounds; round++) {
      for (const [i, { what, options }] of cases.entries()) {
        progress(`${what}, round ${round + 1}`);
        rounds[i]?.push(await measureAnswers(stage, options));
        const after = await bareSql();
        around[i]?.push((before + after) / 2);
        bare.push(after);
        before = after;
      }
      progress('bare SQL without a journal, and pgbench');
      unlogged.push(await stage.bareSql.call<number>('runUnlogged', measure.bareSeconds));
      const found = await pgbench(stage.postgres.url, stage.folder, measure.bareSeconds);
      if (found !== null) tool.push(found);
    }
    progress('the least that a lock is held');
    const bareHeld = await stage.bareSql.call<Quantiles>('hold', measure.fixedSeconds, FIXED_RATE);
    return {
      rows: cases.map(({ what, options }, i) => ({
        what,
        operators: options.pace.operators,
        processes: options.processes,
        atFull: options.pace.kind === 'closed' && !options.statuses,
        summary: summarise(rounds[i] ?? [], around[i] ?? []),
      })),
      bareSql: spread(bare),
      bareSqlUnlogged: spread(unlogged),
      pgbench: tool.length > 0 ? spread(tool) : null,
      bareHeld: { p50: bareHeld.p50, p99: bareHeld.p99 },
    };
  });
}

function allCases({ sizes, seconds, fixedSeconds }: typeof FULL): Case[] {
  const full = (operators: number, processes: number): Case => ({
    what: `${operators} ${operators === 1 ? 'operator' : 'operators'}, ${processes === 1 ? 'one process' : 'two processes'}`,
    options: { pace: { kind: 'closed', operators }, processes, seconds, warmUpSeconds: 1.5 },
  });
  return [
    ...sizes.flatMap((operators) => [full(operators, 1), full(operators, 2)]),
    {
      what: `50 operators, ${FIXED_RATE} answers/s`,
      options: {
        pace: { kind: 'open', operators: 50, perSecond: FIXED_RATE },
        processes: 1,
        seconds: fixedSeconds,
      },
    },
    {
      what: '50 operators, with delivery statuses',
      options: { pace: { kind: 'closed', operators: 50 }, processes: 1, seconds, statuses: true },
    },
  ];
}

/** Code that is compiled, connections that are open, caches that are filled: in both processes and in bare SQL. */
async function warmUp(stage: Stage): Promise<void> {
  progress('warming up');
  await measureAnswers(stage, { pace: { kind: 'closed', operators: 50 }, processes: 2, seconds: 5 });
  await stage.bareSql.call('run', 1);
}
