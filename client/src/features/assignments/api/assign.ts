import { mutationOptions } from '@tanstack/react-query';
import { createAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

export interface NewAssignment {
  templateId: number;
  machineId: number;
  operatorId: number;
  dueAt: string | null;
}

/** Assigns a checklist; the server sends the first question. */
export const assignMutation = mutationOptions({
  mutationFn: (body: NewAssignment) => call(createAssignment, { body }),
  onSuccess: (_assignment, _body, _result, { client }) =>
    void client.invalidateQueries({ queryKey: ['assignments'] }),
});
