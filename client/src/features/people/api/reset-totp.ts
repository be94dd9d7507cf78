import { mutationOptions } from '@tanstack/react-query';
import { resetTotp } from '../../../../../shared/contracts/people.ts';
import { call } from '../../../api/call.ts';

/** From now on the password alone signs that person in. */
export const resetTotpMutation = mutationOptions({
  mutationFn: (id: string) => call(resetTotp, { params: { id } }),
});
