import { queryOptions } from '@tanstack/react-query';
import { getSettings } from '../../../../../shared/contracts/settings.ts';
import { call } from '../../../api/call.ts';

/** What holds for the whole site: its time zone above all. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(getSettings, { signal }),
  // A change on a page is told at once; an admin may also switch WhatsApp off in SQL.
  staleTime: 5 * 60_000,
});
