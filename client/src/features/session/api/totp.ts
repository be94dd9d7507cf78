import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { beginTotp, confirmTotp, disableTotp, getTotp } from '../../../../../shared/contracts/account.ts';
import { call } from '../../../api/call.ts';

/** Whether signing in takes a code as well. */
export const totpQuery = queryOptions({
  queryKey: ['users', 'me', 'totp'],
  queryFn: ({ signal }) => call(getTotp, { signal }),
});

export const beginTotpMutation = mutationOptions({
  mutationFn: (given: { password: string }) => call(beginTotp, { body: given }),
});

export const confirmTotpMutation = mutationOptions({
  mutationFn: (given: { code: string }) => call(confirmTotp, { body: given }),
});

export const disableTotpMutation = mutationOptions({
  mutationFn: (given: { password: string; code: string }) => call(disableTotp, { body: given }),
});
