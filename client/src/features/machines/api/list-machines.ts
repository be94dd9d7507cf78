import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listMachines, type MachineSort } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

export interface MachineFilters {
  search?: string | undefined;
  sort?: MachineSort | undefined;
  descending?: boolean | undefined;
  archived?: boolean | undefined;
}

/** Machines as the table shows them, 50 at a time. */
export const machinesQuery = (filters: MachineFilters) =>
  infiniteQueryOptions({
    queryKey: ['machines', 'list', 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listMachines, {
        query: {
          ...{ search: filters.search, sort: filters.sort, cursor: pageParam },
          descending: filters.descending ? 'true' : undefined,
          archived: filters.archived ? 'true' : undefined,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
