import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Assignment } from '../../../../shared/contracts/assignments.ts';
import { ApiError } from '../../api/api-error.ts';
import { assignMutation, type NewAssignment } from './api/assign.ts';
import type { Pair } from './pair-up.ts';
import { runLanes } from './run-lanes.ts';

export type Outcome =
  | { state: 'waiting' | 'sending' }
  | { state: 'done'; assignment: Assignment }
  | { state: 'failed'; error: Error };

/** No answer came, or none that says what became of it: it may be assigned all the same. */
export const isUnsure = (outcome: Outcome): boolean =>
  outcome.state === 'failed' &&
  (!(outcome.error instanceof ApiError) || outcome.error.status === 0 || outcome.error.status >= 500);

/** What is the same for all pairs of a batch. */
export type Plan = Pick<NewAssignment, 'templateId' | 'dueAt' | 'note'>;

interface Order {
  /** Begins every key of this batch: sent again, a pair is not assigned twice. */
  id: string;
  pairs: readonly Pair[];
  plan: Plan;
}

export interface Batch {
  phase: 'planning' | 'running' | 'done';
  pairs: readonly Pair[];
  outcomes: ReadonlyMap<string, Outcome>;
  start: (pairs: readonly Pair[], plan: Plan) => void;
  /** Those that failed, under the same keys. */
  retry: () => void;
  reset: () => void;
}

/** Assigns many, one request each, and tells what becomes of each. A second click while it runs does nothing. */
export function useBatch(): Batch {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(assignMutation);
  const [order, setOrder] = useState<Order | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const busy = useRef(false);

  const run = async ({ id, plan }: Order, pairs: readonly Pair[]) => {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    const tell = (pair: Pair, outcome: Outcome) =>
      setOutcomes((before) => new Map(before).set(pair.key, outcome));
    for (const pair of pairs) tell(pair, { state: 'waiting' });
    await runLanes({
      jobs: pairs,
      laneOf: ({ operator }) => operator.id,
      act: async (pair) => {
        tell(pair, { state: 'sending' });
        const { operator, machine, key } = pair;
        await mutateAsync({
          ...plan,
          operatorId: operator.id,
          machineId: machine.id,
          key: `${id}-${key}`,
        }).then(
          (assignment) => tell(pair, { state: 'done', assignment }),
          (error: Error) => tell(pair, { state: 'failed', error }),
        );
      },
    });
    busy.current = false;
    setRunning(false);
    void client.invalidateQueries({ queryKey: ['assignments'] });
    void client.invalidateQueries({ queryKey: ['recent-choices'] });
  };

  return {
    phase: running ? 'running' : order ? 'done' : 'planning',
    pairs: order?.pairs ?? [],
    outcomes,
    start: (pairs, plan) => {
      if (busy.current) return;
      const next = { id: newId(), pairs, plan };
      setOrder(next);
      setOutcomes(new Map());
      void run(next, pairs);
    },
    retry: () => {
      if (order)
        void run(
          order,
          order.pairs.filter(({ key }) => outcomes.get(key)?.state === 'failed'),
        );
    },
    reset: () => {
      if (!busy.current) setOrder(null);
    },
  };
}

/** Not `randomUUID`: that one is missing where the page is served without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
