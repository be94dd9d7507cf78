import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listMachineStates } from '../../../../../shared/contracts/machines.ts';
import { askByIds } from '../../../api/ask-by-ids.ts';
import { call } from '../../../api/call.ts';

/** What happens on these machines; moves when an assignment does. */
export const machineStatesQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['assignments', 'of-machines', ids],
    queryFn: ({ signal }) =>
      askByIds(ids, (piece) => call(listMachineStates, { query: { ids: piece }, signal })),
    select: (states) => new Map(states.map((state) => [state.id, state])),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
