import { mutationOptions } from '@tanstack/react-query';
import { logout } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Revokes this session. */
export const signOutMutation = mutationOptions({ mutationFn: () => call(logout, {}) });
