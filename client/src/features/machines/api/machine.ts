import { queryOptions } from '@tanstack/react-query';
import { getMachine } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** One machine. */
export const machineQuery = (id: number) =>
  queryOptions({
    queryKey: ['machines', String(id)],
    queryFn: ({ signal }) => call(getMachine, { params: { id }, signal }),
  });
