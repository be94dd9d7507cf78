import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { register } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Makes an account and signs in: the first user's, or with an invitation. */
export const registerMutation = mutationOptions({
  mutationFn: (given: z.input<typeof register.body>) => call(register, { body: given }),
});
