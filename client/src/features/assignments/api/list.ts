import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { z } from 'zod';
import { listAssignments } from '../../../../../shared/contracts/assignments.ts';
import type { AssignmentStatus } from '../../../../../shared/words.ts';
import { call } from '../../../api/call.ts';

/** Assignments, newest first, 50 at a time; all of them or those of one status. */
export const assignmentsQuery = (status: z.infer<typeof AssignmentStatus> | undefined) =>
  infiniteQueryOptions({
    queryKey: ['assignments', 'list', { status }],
    queryFn: ({ pageParam, signal }) =>
      call(listAssignments, { query: { status, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
