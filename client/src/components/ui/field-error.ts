import { ApiError } from '../../api/api-error.ts';

/** What the server found wrong with one field; undefined when it had nothing to say about it. */
export function fieldError(error: Error | null, field: string): string | undefined {
  return error instanceof ApiError ? error.fields[field] : undefined;
}

/** The error as a whole, unless one of the fields shown says it already. */
export function formError(error: Error | null, shownFields: readonly string[]): Error | null {
  return error && shownFields.some((field) => fieldError(error, field)) ? null : error;
}
