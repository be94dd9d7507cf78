import { randomBytes } from 'node:crypto';
import { errorStatus, errorTitle } from './error-table.ts';

type Given = { status?: number; message?: string; type?: string; subcode?: number; details?: string };

/** A refusal in Meta's shape. */
export class GraphError extends Error {
  readonly code: number;
  readonly status: number;
  private readonly given: Given;

  constructor(code: number, given: Given = {}) {
    super(given.message ?? `(#${code}) ${errorTitle(code)}`);
    this.code = code;
    this.status = given.status ?? errorStatus(code);
    this.given = given;
  }

  /** What goes over the wire; built to be read by `code` and `error_data.details` [M:errors]. */
  toJson() {
    const { type = 'OAuthException', subcode, details } = this.given;
    return {
      error: {
        message: this.message,
        type,
        code: this.code,
        ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
      },
    };
  }
}

/** A parameter of the wrong kind or length: code 100 names it in the message. */
export const badParameter = (message: string): GraphError =>
  new GraphError(100, { message: `(#100) ${message}`, details: message });

/** A parameter with a value that WhatsApp refuses. */
export const badValue = (details: string): GraphError => new GraphError(131009, { details });

export const missing = (name: string): GraphError =>
  new GraphError(131008, { details: `The parameter ${name} is required.` });

/** An id that names nothing: HTTP 400 with code 100 and subcode 33, never 404. */
export const unknownObject = (id: string, method: string): GraphError =>
  new GraphError(100, {
    type: 'GraphMethodException',
    subcode: 33,
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
      'missing permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
  });
