import { mutationOptions } from '@tanstack/react-query';
import { remindAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';
import { refresh } from './refresh.ts';

/** Has the question asked once more, with a reminder. */
export const remindOperatorMutation = mutationOptions({
  mutationFn: (assignmentId: string) => call(remindAssignment, { params: { id: assignmentId } }),
  onSettled: (_done, _error, _given, _result, { client }) => refresh(client),
});
