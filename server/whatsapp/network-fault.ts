/**
 * What went wrong on the way, in a few words for logs and pages. Only the fault's code is used: messages of HTTP
 * clients may quote headers, and the token is one.
 */
export function networkFault(error: unknown): string {
  const code = codeOf(error);
  return code === null ? 'the connection failed' : `${words[code] ?? 'the connection failed'} (${code})`;
}

const words: Record<string, string> = {
  ECONNREFUSED: 'nobody answers at that address',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped',
  UND_ERR_CLOSED: 'we are shutting down',
  UND_ERR_DESTROYED: 'we are shutting down',
  UND_ERR_ABORTED: 'the call was called off',
};

/** The code of the error or of what caused it; several tried addresses give the first. */
function codeOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 3) return null;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) return code;
  return codeOf(cause, depth + 1) ?? (Array.isArray(errors) ? codeOf(errors[0], depth + 1) : null);
}
