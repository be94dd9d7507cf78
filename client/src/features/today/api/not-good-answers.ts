import { infiniteQueryOptions } from '@tanstack/react-query';
import { listNotGoodAnswers } from '../../../../../shared/contracts/today.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

/** Today's answers that are NOK or out of limits, newest first, 20 at a time; stale when any submission changes. */
export const notGoodAnswersQuery = infiniteQueryOptions({
  queryKey: ['submissions', 'list', 'nok-today'],
  queryFn: ({ pageParam, signal }) => call(listNotGoodAnswers, { query: { cursor: pageParam }, signal }),
  ...byCursor,
});
