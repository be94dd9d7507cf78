import { queryOptions } from '@tanstack/react-query';
import { getAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** One assignment as it is now. */
export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignments', id],
    queryFn: ({ signal }) => call(getAssignment, { params: { id }, signal }),
  });
