import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listMachines, type MachineSort } from '../../../../../shared/contracts/machines.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';
import { filterQuery, type ListFilters } from '../../../api/list-filters.ts';

/** Machines as the table shows them, 50 at a time. */
export const machinesQuery = (filters: ListFilters<MachineSort>) =>
  infiniteQueryOptions({
    queryKey: ['machines', 'list', 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listMachines, { query: { ...filterQuery(filters), cursor: pageParam }, signal }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });
