import { queryOptions } from '@tanstack/react-query';
import { getTranscript } from '../../../../../shared/contracts/submissions.ts';
import { call } from '../../../api/call.ts';

/** The chat of a submission, both directions. */
export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: ['transcripts', id],
    queryFn: ({ signal }) => call(getTranscript, { params: { id }, signal }),
  });
