import { queryOptions } from '@tanstack/react-query';
import { getTestMessage } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';

const SETTLED = ['read', 'delivered', 'failed', 'dropped'];
const EVERY_MS = 1_000;

/** How far a test message has come; asked again every second until that is settled. */
export const testMessageQuery = (id: string) =>
  queryOptions({
    queryKey: ['setup', 'test-message', id],
    queryFn: ({ signal }) => call(getTestMessage, { params: { id }, signal }),
    refetchInterval: ({ state }) => (SETTLED.includes(state.data?.status ?? '') ? false : EVERY_MS),
  });
