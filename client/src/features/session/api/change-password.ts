import { mutationOptions } from '@tanstack/react-query';
import { changePassword } from '../../../../../shared/contracts/account.ts';
import { call } from '../../../api/call.ts';

/** Changes one's own password; all other sessions end. */
export const changePasswordMutation = mutationOptions({
  mutationFn: (given: { currentPassword: string; newPassword: string }) =>
    call(changePassword, { body: given }),
});
