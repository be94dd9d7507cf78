import { z } from 'zod';
import { OperatorSort } from '../../../../shared/contracts/operators.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const operatorsSearch = z.object({
  search: z.coerce.string().max(120).optional().catch(undefined),
  sort: OperatorSort.optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
  archived: z.boolean().optional().catch(undefined),
});
