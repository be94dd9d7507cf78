import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listSubmissionRows } from '../../../../../shared/contracts/submission-rows.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

const AT_A_TIME = 10;

/** The submissions of one operator, or on one machine, newest first, 10 at a time. */
export const historyQuery = (of: { operatorId: number } | { machineId: number }) =>
  infiniteQueryOptions({
    queryKey: ['submissions', 'list', 'history', of],
    queryFn: ({ pageParam, signal }) =>
      call(listSubmissionRows, { query: { ...of, limit: AT_A_TIME, cursor: pageParam }, signal }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });
