import { mutationOptions } from '@tanstack/react-query';
import { createAssignment } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

export interface NewAssignment {
  templateId: number;
  machineId: number;
  operatorId: number;
  dueAt: string | null;
  note: string | null;
}

/** Assigns a checklist; the server sends the first question. Sent again with the same key, nothing is made twice. */
export const assignMutation = mutationOptions({
  mutationFn: ({ key, ...body }: NewAssignment & { key: string }) =>
    call(createAssignment, { body, idempotencyKey: key }),
});
