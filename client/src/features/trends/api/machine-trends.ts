import { queryOptions } from '@tanstack/react-query';
import { machineTrends } from '../../../../../shared/contracts/trends.ts';
import { call } from '../../../api/call.ts';

/** Numbers measured at a machine over that many days. */
export const machineTrendsQuery = (id: number, days: number) =>
  queryOptions({
    queryKey: ['submissions', 'list', 'trends', id, days],
    queryFn: ({ signal }) => call(machineTrends, { params: { id }, query: { days }, signal }),
  });
