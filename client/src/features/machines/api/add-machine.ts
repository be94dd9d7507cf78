import { mutationOptions } from '@tanstack/react-query';
import { createMachine } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** Adds a machine; 409 when the code is taken. */
export const addMachineMutation = mutationOptions({
  mutationFn: (body: { name: string; code: string | null; location: string | null }) =>
    call(createMachine, { body }),
  onSuccess: (_machine, _body, _result, { client }) => client.invalidateQueries({ queryKey: ['machines'] }),
});
