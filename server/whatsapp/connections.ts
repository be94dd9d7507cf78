import { Agent, type Dispatcher, Pool } from 'undici';
import { withDeadline } from './deadline.ts';

/** More than our number may send a second, times what an answer takes. */
const CONNECTIONS = 64;
/** Shorter than what Meta keeps idle connections: one that is closed while we write puts a message in doubt. */
const KEEP_ALIVE_MS = 20_000;

export interface Connections {
  dispatcher: Dispatcher;
  /** Lets running calls finish for so many milliseconds, then breaks them off. */
  close(withinMs: number): Promise<void>;
}

/** Kept-alive connections of our own, one call at a time on each. */
export function openConnections(connectMs: number): Connections {
  // undici forgets its pools when it begins to close, and could not break them off then.
  const pools = new Map<string, Pool>();
  const dispatcher = new Agent({
    connect: { timeout: connectMs },
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    factory(origin, options) {
      const pool = new Pool(origin, options);
      pools.set(String(origin), pool);
      return pool;
    },
  });
  let closed: Promise<void> | undefined;

  async function close(withinMs: number): Promise<void> {
    const done = dispatcher.close();
    try {
      await withDeadline(withinMs, () => done);
    } catch {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      await done;
    }
  }

  return {
    dispatcher,
    close(withinMs) {
      closed ??= close(withinMs);
      return closed;
    },
  };
}
