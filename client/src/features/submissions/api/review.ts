import { mutationOptions } from '@tanstack/react-query';
import { reviewSubmission } from '../../../../../shared/contracts/submissions.ts';
import { type CallInput, call } from '../../../api/call.ts';
import { takeAnswer } from '../../../api/take-answer.ts';
import { submissionQuery } from './submission.ts';

/** Reviews a submission, or says what was done about a failed answer; the page has the answer at once. */
export const reviewMutation = (id: string) =>
  mutationOptions({
    mutationFn: (body: CallInput<typeof reviewSubmission>['body']) =>
      call(reviewSubmission, { params: { id }, body }),
    onSuccess: async (submission, _body, _result, { client }) => {
      await takeAnswer(client, submissionQuery(id).queryKey, submission);
      void client.invalidateQueries({ queryKey: ['submissions', 'list'] });
    },
  });
