import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { claim } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Makes the provisional first admin one's own, and signs in. */
export const claimMutation = mutationOptions({
  mutationFn: (given: z.input<typeof claim.body>) => call(claim, { body: given }),
  meta: { expects401: true },
});
