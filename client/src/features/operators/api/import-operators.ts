import type { z } from 'zod';
import { importOperators } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

/** Previews an import of operators, or does it. */
export const importOperatorsFrom = (body: z.input<typeof importOperators.body>) =>
  call(importOperators, { body });
