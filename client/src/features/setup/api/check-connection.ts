import { mutationOptions } from '@tanstack/react-query';
import { checkConnection } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';

export interface TypedCredentials {
  accessToken: string;
  phoneNumberId: string;
  appSecret: string;
}

/** Checks what was typed, or what is in use when nothing is given. */
export const checkConnectionMutation = mutationOptions({
  mutationFn: (given: TypedCredentials | undefined) =>
    call(checkConnection, { body: given ? { given } : {} }),
});
