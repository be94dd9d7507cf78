import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { changeOperator } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

/** Changes, archives or takes back a operator; 409 when another has the number, a conversation needs it, or somebody was faster. */
export const changeOperatorMutation = mutationOptions({
  mutationFn: ({ id, ...body }: { id: number } & z.input<typeof changeOperator.body>) =>
    call(changeOperator, { params: { id }, body }),
  onSuccess: (_operator, _given, _result, { client }) =>
    client.invalidateQueries({ queryKey: ['operators'] }),
});
