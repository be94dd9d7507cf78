import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { exportSubmissionRows, listSubmissionRows } from '../../../../../shared/contracts/submission-rows.ts';
import { buildUrl } from '../../../api/build-url.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';
import { queryOf, type SubmissionFilters } from '../submission-filters.ts';

/** The list of submissions, a page after the other. */
export const rowsQuery = (filters: SubmissionFilters) =>
  infiniteQueryOptions({
    queryKey: ['submissions', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      call(listSubmissionRows, { query: { ...queryOf(filters), cursor: pageParam }, signal }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });

/** Where the whole filtered list is as a table. */
export const exportAddress = (filters: SubmissionFilters) =>
  buildUrl(exportSubmissionRows.path, {}, queryOf(filters));
