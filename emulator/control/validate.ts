import type { z } from 'zod';
import { RefusedError } from '../phone/refused-error.ts';

/** The value in the schema's shape, or a refusal that names every fault with its place. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new RefusedError(faults.join('; '));
}
