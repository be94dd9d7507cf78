import { mutationOptions } from '@tanstack/react-query';
import { createOperator } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

/** Adds an operator; 400 for a number that cannot be, 409 when it belongs to another operator. */
export const addOperatorMutation = mutationOptions({
  mutationFn: (body: { name: string; phoneNumber: string; language: string }) =>
    call(createOperator, { body }),
  onSuccess: (_operator, _body, _result, { client }) => client.invalidateQueries({ queryKey: ['operators'] }),
});
