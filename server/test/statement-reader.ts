/** Numbers that stand where the version of the protocol does: requests for encryption, which come before all else. */
const ENCRYPTION = new Set([80_877_103, 80_877_104]);
/** Bytes. Whatever begins with a longer message is no client of PostgreSQL's. */
const LONGEST_GREETING = 10_000;
/** Bytes: enough for the two names at the beginning of a Bind, without the values behind them. */
const NAMES = 200;

/**
 * Reads what a client says to a PostgreSQL as far as its statements go: those of simple queries, and those of prepared
 * ones when they are executed. Anything but PostgreSQL's protocol gives nothing.
 * @returns a function of the next bytes that gives the statements which are complete with them
 */
export function createStatementReader(): (bytes: Buffer) => string[] {
  let rest: Buffer = Buffer.alloc(0);
  let isGreeting = true;
  /** By the name of the prepared statement, and of the portal that it was bound to; most often both are ''. */
  const prepared = new Map<string, string>();
  const portals = new Map<string, string>();
  const read = (kind: string, body: Buffer): string[] => {
    const words = kind === 'Q' || kind === 'P' ? body : body.subarray(0, NAMES);
    const [first = '', second = ''] = words.toString('utf8').split('\0', 2);
    if (kind === 'Q') return [first];
    if (kind === 'P') prepared.set(first, second);
    if (kind === 'B') portals.set(first, prepared.get(second) ?? '');
    return kind === 'E' ? [portals.get(first) ?? ''] : [];
  };
  let isOther = false;
  return (bytes) => {
    if (isOther) return [];
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const statements: string[] = [];
    for (;;) {
      // A message is its kind and its length, which counts itself; the first one has no kind.
      const start = isGreeting ? 0 : 1;
      if (rest.length < start + 4) return statements;
      const end = start + rest.readUInt32BE(start);
      isOther = isGreeting && end > LONGEST_GREETING;
      if (isOther || rest.length < end) return statements;
      if (isGreeting) isGreeting = ENCRYPTION.has(rest.readUInt32BE(4));
      else statements.push(...read(String.fromCharCode(rest[0] as number), rest.subarray(start + 4, end)));
      rest = rest.subarray(end);
    }
  };
}
