import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listOperatorStates } from '../../../../../shared/contracts/operators.ts';
import { askByIds } from '../../../api/ask-by-ids.ts';
import { call } from '../../../api/call.ts';

/** What these operators are doing; moves when a conversation does. */
export const operatorStatesQuery = (ids: readonly number[]) =>
  queryOptions({
    queryKey: ['conversations', 'of-operators', ids],
    queryFn: ({ signal }) =>
      askByIds(ids, (piece) => call(listOperatorStates, { query: { ids: piece }, signal })),
    select: (states) => new Map(states.map((state) => [state.id, state])),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
