import type { ClusterObservations } from '../cluster/cluster.ts';
import type { Ledger } from '../ledger.ts';
import type { Verdict } from './check-history.ts';

/** Of all messages that were handed over, so many may come twice while everything fails. */
const REPEATED_AT_MOST = 0.02;

/** What must hold of a run as a whole, beside what its rows say. */
export function judgeRun(run: {
  ledger: Ledger;
  observed: Pick<ClusterObservations, 'deadlocks'>;
  unaskedExits: string[];
  faulty: boolean;
}): { verdicts: Verdict[]; repeated: { count: number; share: number; bound: number } } {
  const { ledger, observed, unaskedExits, faulty } = run;
  const keys = new Set(ledger.sent.map(({ key }) => key));
  const count = ledger.sent.length - keys.size;
  const bound = faulty ? ledger.counts.lostReplies + ledger.counts.inFlightAtFaults : 0;
  const share = keys.size === 0 ? 0 : count / keys.size;
  const verdict = (id: string, words: string, violations: unknown[]): Verdict => ({
    ...{ id, words },
    count: violations.length,
    examples: violations.slice(0, 5),
  });
  const above = (limit: number, found: number) => (found > limit ? [`${found} > ${limit}`] : []);
  return {
    repeated: { count, share, bound },
    verdicts: [
      verdict('B1', 'more repeated messages than replies were lost and sends cut off', above(bound, count)),
      verdict('B2', 'more than 2 % of the messages repeated', above(REPEATED_AT_MOST, share)),
      verdict('X1', 'a process ended, and nobody had asked for it', unaskedExits.map(inShort)),
      verdict(
        'X2',
        'a deadlock',
        Array.from({ length: observed.deadlocks }, () => 'in pg_stat_database'),
      ),
    ],
  };
}

/** Who, and the last words. */
const inShort = (told: string) => `${told.split('\n', 1)[0]} ${told.split('\n').at(-1)}`.slice(0, 300);
