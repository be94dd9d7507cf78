import type { z } from 'zod';
import { importMachines } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** Previews an import of machines, or does it. */
export const importMachinesFrom = (body: z.input<typeof importMachines.body>) =>
  call(importMachines, { body });
