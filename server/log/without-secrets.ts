const SECRET_KEYS = new Set([
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'verifyToken',
  'secret',
  'appSecret',
  'jwtSecret',
  'jwtRefreshSecret',
  'metricsToken',
]);
const DEEPEST = 4;

/**
 * What is called like a secret is blotted out, four levels deep; a copy only where there is one. pino's own redaction looks up each
 * path of each depth in each line, which cost more than writing it.
 */
export function withoutSecrets<T extends object>(value: T, depth = 1): T {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member = value[key as keyof T] as unknown;
    const shown = SECRET_KEYS.has(key) ? '[redacted]' : deeper(member, depth);
    if (shown === member) continue;
    copy ??= { ...value } as Record<string, unknown>;
    copy[key] = shown;
  }
  return (copy as T | undefined) ?? value;
}

/** Errors have a serializer, which knows better what may be shown of them. */
function deeper(member: unknown, depth: number): unknown {
  if (typeof member !== 'object' || member === null || member instanceof Error || depth >= DEEPEST)
    return member;
  return Array.isArray(member)
    ? member.map((each) => deeper(each, depth))
    : withoutSecrets(member, depth + 1);
}
