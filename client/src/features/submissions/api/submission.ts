import { queryOptions } from '@tanstack/react-query';
import { getSubmission } from '../../../../../shared/contracts/submissions.ts';
import { call } from '../../../api/call.ts';

/** One submission with its answers and photos. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submissions', id, 'answers'],
    queryFn: ({ signal }) => call(getSubmission, { params: { id }, signal }),
  });
