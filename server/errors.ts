/**
 * What can go wrong in a way that the caller may know of. None of these knows HTTP: `http/answer-error` maps `code` to a status.
 * `message` is for people and never holds a secret; `fields` names what was wrong with which part of the input.
 */
export type ErrorCode =
  | 'bad_request'
  | 'unauthenticated'
  /** The password is right, and a code is needed as well. */
  | 'totp_required'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many_requests'
  | 'window_closed'
  | 'unavailable';

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { fields?: Record<string, string>; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = extra.fields;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }
}

/** Input that fits its schema but not the world: names the field. */
export const badField = (field: string, message: string) =>
  new AppError('bad_request', `${field} ${message}`, { fields: { [field]: message } });

export const notFound = (what: string) => new AppError('not_found', `There is no such ${what}.`);

export const conflict = (message: string, fields?: Record<string, string>) =>
  new AppError('conflict', message, fields ? { fields } : {});
