import type { Failed, Refused } from './cloud-api-types.ts';
import type { CallOutcome } from './graph-call.ts';
import { foreignError, readGraphError } from './read-graph-error.ts';

export type SettledCall =
  | { kind: 'ok'; json: unknown }
  | Refused
  /** It may have done its work all the same. */
  | { kind: 'unclear'; reason: string }
  | { kind: 'unreached'; reason: string };

/**
 * Tells a clear yes or no from what is unclear. Meta's error is a no with any status. Without one, 3xx and 4xx are a
 * no of somebody else's (nothing reached Meta, or nothing was taken); 5xx and 408 can come from a gateway that had
 * passed the call on.
 */
export function settleCall(outcome: CallOutcome, secrets: readonly string[]): SettledCall {
  if (outcome.kind === 'lost') return { kind: 'unclear', reason: outcome.reason };
  if (outcome.kind === 'unreached') return outcome;
  const { httpStatus, json } = outcome;
  const error = readGraphError(httpStatus, json, secrets);
  if (error) return { kind: 'refused', error };
  if (httpStatus >= 200 && httpStatus < 300) return { kind: 'ok', json };
  if (httpStatus >= 500 || httpStatus === 408) {
    return { kind: 'unclear', reason: `HTTP ${httpStatus} without an error of Meta’s` };
  }
  return { kind: 'refused', error: foreignError(httpStatus) };
}

/** For calls that may simply be made again: reads a yes, or says why there is none. */
export function orFailed<T>(settled: SettledCall, read: (json: unknown) => T | null): T | Refused | Failed {
  if (settled.kind === 'refused') return settled;
  if (settled.kind !== 'ok') return { kind: 'failed', reason: settled.reason };
  return read(settled.json) ?? { kind: 'failed', reason: 'an answer that we cannot read' };
}
