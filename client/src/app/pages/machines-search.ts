import { z } from 'zod';
import { MachineSort } from '../../../../shared/contracts/machines.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const machinesSearch = z.object({
  search: z.coerce.string().max(120).optional().catch(undefined),
  sort: MachineSort.optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
  archived: z.boolean().optional().catch(undefined),
});
