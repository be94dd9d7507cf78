import { z } from 'zod';
import type { CloudApiError } from './cloud-api-types.ts';
import { redact } from './redact.ts';

const text = z.string().min(1).optional().catch(undefined);
const number = z.number().int().optional().catch(undefined);

const graphErrorSchema = z.object({
  error: z.object({
    code: z.union([
      z.number().int(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ]),
    message: text,
    error_subcode: number,
    error_data: z
      .union([z.string(), z.object({ details: text })])
      .optional()
      .catch(undefined),
    error_user_title: text,
    error_user_msg: text,
    is_transient: z.boolean().optional().catch(undefined),
    fbtrace_id: text,
  }),
});

/**
 * Meta's error in an answer [M:errors]; `null` when the answer holds none.
 *
 * @param secrets what must not show in it, though Meta may have quoted it
 */
export function readGraphError(
  httpStatus: number,
  json: unknown,
  secrets: readonly string[],
): CloudApiError | null {
  const error = graphErrorSchema.safeParse(json).data?.error;
  if (!error) return null;
  const data = error.error_data;
  const details = (typeof data === 'string' ? data : data?.details) ?? error.error_user_msg;
  return {
    code: error.code,
    subcode: error.error_subcode ?? null,
    httpStatus,
    title: redact(error.error_user_title ?? error.message ?? `Error ${error.code}`, secrets),
    details: details ? redact(details, secrets) : null,
    isTransient: error.is_transient ?? false,
    traceId: error.fbtrace_id ? redact(error.fbtrace_id, secrets) : null,
  };
}

/** For an answer that is no, but not in Meta's form: of a proxy, or of a server at a wrong address. */
export function foreignError(httpStatus: number): CloudApiError {
  const title = `HTTP ${httpStatus} without an error of Meta’s`;
  return { code: null, subcode: null, httpStatus, title, details: null, isTransient: false, traceId: null };
}
