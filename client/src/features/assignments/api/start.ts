import { mutationOptions } from '@tanstack/react-query';
import { startAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** Starts the conversation, or sends it on its way again; always the same session. */
export const startMutation = mutationOptions({
  mutationFn: (id: string) => call(startAssignment, { params: { id } }),
  onSettled: (_done, _error, _id, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['assignments'] }),
});
