import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getToday, type JobGroup, listJobs } from '../../../../../shared/contracts/today.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

/** All groups of today's jobs with the first of each; stale when an assignment changes, or when the clock moves one. */
export const todayQuery = queryOptions({
  queryKey: ['assignments', 'today'],
  queryFn: ({ signal }) => call(getToday, { signal }),
});

/** All jobs of one group, 50 at a time. */
export const jobsQuery = (group: JobGroup) =>
  infiniteQueryOptions({
    queryKey: ['assignments', 'today', 'jobs', { group }],
    queryFn: ({ pageParam, signal }) => call(listJobs, { query: { group, cursor: pageParam }, signal }),
    ...byCursor,
  });
