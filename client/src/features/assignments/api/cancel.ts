import { mutationOptions } from '@tanstack/react-query';
import { cancelAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** Cancels an assignment; the operator is told, the answers are kept. */
export const cancelMutation = mutationOptions({
  mutationFn: ({ id, reason }: { id: string; reason: string }) =>
    call(cancelAssignment, { params: { id }, body: reason.trim() ? { reason } : {} }),
  onSettled: (_done, _error, _given, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['assignments'] }),
});
