import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { login } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Signs in: the server sets the http-only cookie, the page keeps no token. */
export const signInMutation = mutationOptions({
  mutationFn: (given: z.input<typeof login.body>) => call(login, { body: given }),
  meta: { expects401: true },
});
