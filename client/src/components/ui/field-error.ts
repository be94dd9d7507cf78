import { ApiError } from '../../api/api-error.ts';

/** What the server found wrong with one field, as a sentence; undefined when it had nothing to say about it. */
export function fieldError(error: Error | null, field: string): string | undefined {
  const fault = error instanceof ApiError ? error.fields[field] : undefined;
  return fault && fault.charAt(0).toLocaleUpperCase() + fault.slice(1);
}

/** The error as a whole, unless one of the fields shown says it already; a conflict says more than its field: who, and what to do. */
export function formError(error: Error | null, shownFields: readonly string[]): Error | null {
  if (error instanceof ApiError && error.code === 'conflict') return error;
  return error && shownFields.some((field) => fieldError(error, field)) ? null : error;
}
