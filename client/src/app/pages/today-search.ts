import { z } from 'zod';
import { AssignmentStatus } from '../../../../shared/words.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const todaySearch = z.object({ status: AssignmentStatus.optional().catch(undefined) });
