import type { AnswersRound } from '../measure/measure-answers.ts';

/** One round as a row of the table on the terminal. */
export function answersRow(what: string, round: AnswersRound, limit: number) {
  const { reply, lockHeld, cpu } = round;
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2));
  return {
    what,
    'answers/s': Math.round(round.perSecond),
    'of bare SQL': (round.perSecond / limit).toFixed(2),
    'reply p50/p95/p99 ms': [reply.p50, reply.p95, reply.p99].map((n) => n.toFixed(1)).join(' / '),
    '200 p99 ms': round.webhook.p99.toFixed(1),
    'lock p50/p99 ms': `${ms(lockHeld.p50)} / ${ms(lockHeld.p99)}`,
    'CPU ms product': ms(cpu?.product),
    'CPU ms PostgreSQL': ms(cpu?.postgres),
    'CPU ms load': ms(cpu?.load),
    statements: round.statements.toFixed(1),
    'RSS MB': round.resident.map((n) => (n === null ? '–' : Math.round(n))).join(' '),
    troubles: troublesOf(round),
  };
}

/** What should not have happened, in words; empty when all went well. */
function troublesOf({ repeated, astray, unanswered, statuses }: AnswersRound): string {
  const refused = Object.entries(statuses)
    .filter(([status]) => status !== '200')
    .map(([status, count]) => `${count} × ${status}`);
  return [
    repeated > 0 && `${repeated} prompts repeated`,
    astray > 0 && `${astray} other messages`,
    unanswered > 0 && `${unanswered} without a reply`,
    ...refused,
  ]
    .filter(Boolean)
    .join(', ');
}
