import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import { listAudit } from '../../../../../shared/contracts/audit.ts';
import { call } from '../../../api/call.ts';

const LOOK_AGAIN_MS = 30_000;

/** Acts, page by page, newest first; the first page looks again every 30 s. */
export const auditQuery = (query: Omit<z.input<typeof listAudit.query>, 'cursor' | 'limit'>) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', query],
    queryFn: ({ signal, pageParam }) =>
      call(listAudit, { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? LOOK_AGAIN_MS : false),
  });
