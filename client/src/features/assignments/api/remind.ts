import { mutationOptions } from '@tanstack/react-query';
import { remindAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** Asks the current question once more, with a reminder; 409 when that was done less than five minutes ago. */
export const remindMutation = mutationOptions({
  mutationFn: (id: string) => call(remindAssignment, { params: { id } }),
  onSettled: (_done, _error, _id, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['assignments'] }),
});
