import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../ground/stage.ts';
import type { LoadFigures, Pace } from '../load/operators.ts';
import { cpuSeconds, residentMegabytes } from './cpu.ts';
import { lockHeldBetween, readLockHeld } from './lock-held.ts';

/** One round of answering, seen from outside. */
export interface AnswersRound extends LoadFigures {
  perSecond: number;
  /** Milliseconds that a conversation stayed locked, by the product's own metric. */
  lockHeld: { p50: number; p99: number };
  /** Milliseconds of processor time for each answer; `null` where the system doesn't tell. */
  cpu: { product: number; postgres: number; load: number } | null;
  /** SQL statements for each answer, BEGIN and COMMIT included. */
  statements: number;
  /** Megabytes of each process in use, at the end. */
  resident: (number | null)[];
  /** Operators who had no reply 15 s after the end. */
  unanswered: number;
}

const PATIENCE_MS = 15_000;

export interface AnswersOptions {
  pace: Pace;
  processes: number;
  seconds: number;
  warmUpSeconds?: number;
  /** Whether `sent`, `delivered` and `read` come for every prompt. */
  statuses?: boolean;
}

/** Lets operators answer for a while and looks at what it costs. The warm-up counts for nothing. */
export async function measureAnswers(stage: Stage, options: AnswersOptions): Promise<AnswersRound> {
  const { pace, processes, seconds, warmUpSeconds = 1, statuses = false } = options;
  const { load, postgres } = stage;
  const used = stage.products.slice(0, processes);
  const urls = used.map(({ url }) => url);
  const left = await load.call<number>('left');
  const wanted = pace.operators + Math.ceil((seconds + warmUpSeconds) * MOST_CHECKLISTS_A_SECOND);
  if (left < wanted) await stage.addPeople(wanted - left);
  await load.call('begin', pace, processes, statuses);
  await wait(warmUpSeconds * 1000);
  const lockBefore = await readLockHeld(urls);
  const statementsBefore = await postgres.statements();
  const before = cpuOf(stage);
  await load.call('mark');
  await wait(seconds * 1000);
  const figures = await load.call<LoadFigures>('take');
  const after = cpuOf(stage);
  const ran = (await postgres.statements()) - statementsBefore;
  const lockHeld = lockHeldBetween(lockBefore, await readLockHeld(urls));
  const resident = used.map(({ pid }) => residentMegabytes(pid));
  const unanswered = await load.call<number>('end', PATIENCE_MS);
  const { answers } = figures;
  const each = (a: number | null, b: number | null) =>
    a === null || b === null ? null : ((b - a) * 1000) / Math.max(answers, 1);
  const [product, database, loading] = [0, 1, 2].map((i) => each(before[i] ?? null, after[i] ?? null));
  return {
    ...figures,
    perSecond: answers / figures.seconds,
    lockHeld,
    cpu:
      product == null || database == null || loading == null
        ? null
        : { product, postgres: database, load: loading },
    statements: ran / Math.max(answers, 1),
    resident,
    unanswered,
  };
}

/** No product goes through more of them; so many fresh operators must stand by. */
const MOST_CHECKLISTS_A_SECOND = 60;

function cpuOf({ products, postgres, load }: Stage): (number | null)[] {
  const product = products.map(({ pid }) => cpuSeconds(pid));
  return [
    product.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0),
    cpuSeconds(postgres.pid),
    cpuSeconds(load.pid),
  ];
}
