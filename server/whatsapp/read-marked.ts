import { z } from 'zod';
import type { MarkAsReadResult } from './cloud-api-types.ts';

/** `{"success":true}` [M:typing]. */
export function readMarked(json: unknown): Extract<MarkAsReadResult, { kind: 'done' }> | null {
  return z.object({ success: z.literal(true) }).safeParse(json).success ? { kind: 'done' } : null;
}
