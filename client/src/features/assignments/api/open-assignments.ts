import { queryOptions } from '@tanstack/react-query';
import { listAssignments } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** The open assignments of one operator, or on one machine, newest first; 100 of each status at most. */
export const openAssignmentsQuery = (of: { operatorId: number } | { machineId: number }) =>
  queryOptions({
    queryKey: ['assignments', 'open', of],
    queryFn: async ({ signal }) => {
      const ofStatus = (status: 'active' | 'pending') =>
        call(listAssignments, { query: { ...of, status, limit: 100 }, signal });
      const answers = await Promise.all([ofStatus('active'), ofStatus('pending')]);
      return answers.flatMap(({ items }) => items).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    },
  });
