import type { AnswersRound } from './measure-answers.ts';
import { type Spread, spread } from './spread.ts';

/** The rounds of one row, measure by measure. Times in milliseconds, memory in megabytes. */
export interface Summary {
  rounds: number;
  perSecond: Spread;
  /** Share of what bare SQL did right before and after. */
  ofBareSql: Spread;
  replyP50: Spread;
  replyP95: Spread;
  replyP99: Spread;
  webhookP99: Spread;
  lockP50: Spread;
  lockP99: Spread;
  cpuProduct: Spread;
  cpuPostgres: Spread;
  cpuLoad: Spread;
  statements: Spread;
  resident: Spread;
  /** What should not have happened; zero when all went well. */
  troubles: { repeated: number; astray: number; unanswered: number; refused: number };
}

/** @param bare what bare SQL did around each round, in transactions a second */
export function summarise(rounds: AnswersRound[], bare: number[]): Summary {
  const over = (read: (round: AnswersRound, i: number) => number) => spread(rounds.map(read));
  const count = (read: (round: AnswersRound) => number) =>
    rounds.reduce((sum, round) => sum + read(round), 0);
  return {
    rounds: rounds.length,
    perSecond: over((r) => r.perSecond),
    ofBareSql: over((r, i) => r.perSecond / (bare[i] ?? Number.NaN)),
    replyP50: over((r) => r.reply.p50),
    replyP95: over((r) => r.reply.p95),
    replyP99: over((r) => r.reply.p99),
    webhookP99: over((r) => r.webhook.p99),
    lockP50: over((r) => r.lockHeld.p50),
    lockP99: over((r) => r.lockHeld.p99),
    cpuProduct: over((r) => r.cpu?.product ?? Number.NaN),
    cpuPostgres: over((r) => r.cpu?.postgres ?? Number.NaN),
    cpuLoad: over((r) => r.cpu?.load ?? Number.NaN),
    statements: over((r) => r.statements),
    resident: over((r) => Math.max(...r.resident.map((n) => n ?? Number.NaN))),
    troubles: {
      repeated: count((r) => r.repeated),
      astray: count((r) => r.astray),
      unanswered: count((r) => r.unanswered),
      refused: count((r) => refusedOf(r)),
    },
  };
}

function refusedOf({ statuses }: AnswersRound): number {
  return Object.entries(statuses).reduce((sum, [status, n]) => (status === '200' ? sum : sum + n), 0);
}
