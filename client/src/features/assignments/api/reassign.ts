import { mutationOptions } from '@tanstack/react-query';
import { reassignAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** Gives an assignment to another operator, with the answers so far. */
export const reassignMutation = mutationOptions({
  mutationFn: ({ id, operatorId, reason }: { id: string; operatorId: number; reason: string }) =>
    call(reassignAssignment, {
      params: { id },
      body: { operatorId, ...(reason.trim() && { reason: reason.trim() }) },
    }),
  onSettled: (_done, _error, _given, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['assignments'] }),
});
