import { ApiError } from '../../api/api-error.ts';

/** What the server found wrong with one field, as a sentence; undefined when it had nothing to say about it. */
export function fieldError(error: Error | null, field: string): string | undefined {
  const fault = error instanceof ApiError ? error.fields[field] : undefined;
  return fault && fault.charAt(0).toLocaleUpperCase() + fault.slice(1);
}

/** The error as a whole, unless one of the fields shown says it already. */
export function formError(error: Error | null, shownFields: readonly string[]): Error | null {
  return error && shownFields.some((field) => fieldError(error, field)) ? null : error;
}
