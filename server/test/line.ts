import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { joinSockets, type LineConnection } from './line-connection.ts';

/** A line to a server that a test can damage and mend. `share`: of the connections, from 0 to 1. */
export interface Line {
  /** The server's URL, by way of this line. */
  url: string;
  /** Every connection breaks, and no new one is let through. */
  cut(): void;
  /** Some connections break; new ones are let through. @returns how many broke */
  cutSome(share: number): number;
  /**
   * Nothing passes any more, and nobody is told: not even that the other side has gone. New connections fall in as well.
   * When it is mended everything arrives that was sent, as after a network that was away.
   * @returns how many fell in
   */
  blackHole(share?: number): number;
  /** The next COMMIT reaches the PostgreSQL behind the line; then the connection breaks before the answer comes back. */
  cutAfterCommit(onCut?: () => void): void;
  /** The same for the next statement of which `isLast` is true. */
  cutAfter(isLast: (statement: string) => boolean, onCut?: () => void): void;
  /** Every piece that passes takes so many milliseconds longer, either way. */
  delay(ms: number): void;
  mend(): void;
  close(): Promise<void>;
}

interface Last {
  isLast(statement: string): boolean;
  onCut(): void;
}

/** @param options.random which connections are met */
export async function openLine(
  serverUrl: string,
  { random = Math.random }: { random?: () => number } = {},
): Promise<Line> {
  const target = new URL(serverUrl);
  const open = new Set<LineConnection>();
  const whole = {
    isCut: false,
    holes: 0,
    delayMs: 0,
    last: null as Last | null,
  };
  let state = { ...whole };
  const server = createServer((near) => {
    if (state.isCut) {
      near.destroy();
      return;
    }
    const connection = joinSockets(near, connect(Number(target.port), target.hostname), {
      delayMs: () => state.delayMs,
      isLast(statement) {
        if (!state.last?.isLast(statement)) return false;
        state.last.onCut();
        state.last = null;
        return true;
      },
      onClosed: () => open.delete(connection),
    });
    open.add(connection);
    if (random() < state.holes) connection.hold();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const some = (share: number) => [...open].filter(() => random() < share);
  const cutSome = (share: number) => {
    const met = some(share);
    for (const connection of met) connection.cut();
    return met.length;
  };
  const cutAfter: Line['cutAfter'] = (isLast, onCut = () => {}) => {
    state.last = { isLast, onCut };
  };
  return {
    url: url.href.replace(/\/$/, ''),
    cut() {
      state.isCut = true;
      cutSome(1);
    },
    cutSome,
    blackHole(share = 1) {
      state.holes = share;
      const met = some(share);
      for (const connection of met) connection.hold();
      return met.length;
    },
    cutAfter,
    cutAfterCommit: (onCut) => cutAfter((statement) => /^\s*commit\b/i.test(statement), onCut),
    delay(ms) {
      state.delayMs = ms;
    },
    mend() {
      state = { ...whole };
      for (const connection of open) connection.letGo();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cutSome(1);
      await closed;
    },
  };
}
