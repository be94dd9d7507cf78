import { AppError, type ErrorCode } from '../errors.ts';
import { databaseRefusal } from './database-refusal.ts';

/** What goes to the client instead of an answer. */
export interface Refusal {
  status: number;
  code: ErrorCode | 'internal';
  message: string;
  fields?: Record<string, string> | undefined;
  retryAfterSeconds?: number | undefined;
}

const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  totp_required: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  window_closed: 409,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
};

/** How long to wait, in seconds, when the error does not say. */
const RETRY_AFTER = 5;

/** What a thrown thing means for the client; `null` when it is a fault of ours, of which the client learns nothing. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof AppError) return ofAppError(error);
  return databaseRefusal(error) ?? ofHttpError(error);
}

function ofAppError({ code, message, fields, retryAfterSeconds }: AppError): Refusal {
  const wait = code === 'unavailable' || code === 'too_many_requests' ? RETRY_AFTER : undefined;
  return { status: STATUS[code], code, message, fields, retryAfterSeconds: retryAfterSeconds ?? wait };
}

const BODY_FAULTS: Record<string, string> = {
  'entity.parse.failed': 'The body is not well-formed JSON.',
  'encoding.unsupported': 'The body has a content encoding that is not understood; gzip, deflate and br are.',
  'charset.unsupported': 'The body must be in UTF-8.',
  'request.size.invalid': 'The body is not as long as its Content-Length says.',
  'request.aborted': 'The request ended before its body did.',
};

/** Express and its body parser throw errors with the status that they want; only the client's faults are told. */
function ofHttpError(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) return { status, code: 'too_large', message: 'What was sent is too large.' };
  if (status === 404) return { status, code: 'not_found', message: 'There is nothing here.' };
  const message = BODY_FAULTS[String(type)] ?? 'The request is not well-formed.';
  return { status: 400, code: 'bad_request', message };
}
