import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listMachines } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** The first 50 machines that match what was typed. */
export const findMachinesQuery = (search: string) =>
  queryOptions({
    queryKey: ['machines', 'list', { search }],
    queryFn: ({ signal }) => call(listMachines, { query: { search: search || undefined }, signal }),
    placeholderData: keepPreviousData,
  });
