import { queryOptions } from '@tanstack/react-query';
import { listUnknownSenders } from '../../../../../shared/contracts/whatsapp.ts';
import { call } from '../../../api/call.ts';

const EVERY_MS = 30_000;

/** People who wrote and whom nobody added. No live update tells of them, so it is asked now and then. */
export const unknownSendersQuery = queryOptions({
  queryKey: ['operators', 'strangers'],
  queryFn: ({ signal }) => call(listUnknownSenders, { signal }),
  select: ({ items }) => items,
  refetchInterval: EVERY_MS,
});
