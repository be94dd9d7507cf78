import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listMachineStates } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

const MOST_AT_ONCE = 200;

/** What happens on these machines; moves when an assignment does. */
export const machineStatesQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['assignments', 'of-machines', ids],
    queryFn: async ({ signal }) => {
      const pieces = Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_, n) =>
        ids.slice(n * MOST_AT_ONCE, (n + 1) * MOST_AT_ONCE).join(','),
      );
      const answers = await Promise.all(
        pieces.map((piece) => call(listMachineStates, { query: { ids: piece }, signal })),
      );
      return answers.flatMap(({ items }) => items);
    },
    select: (states) => new Map(states.map((state) => [state.id, state])),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
