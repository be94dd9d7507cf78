import { z } from 'zod';
import { setupSteps } from '../../features/setup/setup-steps.ts';

/** What the address of this page may carry; without a step it opens at the first that is not done. */
export const setupSearch = z.object({ step: z.enum(setupSteps).optional().catch(undefined) });
