import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { changeMachine } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** Changes, archives or takes back a machine; 409 when the code is taken, or when somebody was faster. */
export const changeMachineMutation = mutationOptions({
  mutationFn: ({ id, ...body }: { id: number } & z.input<typeof changeMachine.body>) =>
    call(changeMachine, { params: { id }, body }),
  onSuccess: (_machine, _given, _result, { client }) => client.invalidateQueries({ queryKey: ['machines'] }),
});
