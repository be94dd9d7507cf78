import pg from 'pg';
import type { Logger } from 'pino';
import type { Topic } from '../../shared/endpoint.ts';
import { LISTENER } from '../db/connection-budget.ts';
import type { Pool } from '../db/pool.ts';
import { AT_WORK, KEEP_ALIVE, withSettings } from '../db/session-settings.ts';

/**
 * Tells every page, of every process, what has changed: topics, never content, since a page fetches what it may see. A hint: a lost
 * one costs a page some seconds, never data.
 */
export interface Live {
  publish(topics: Topic[]): void;
  subscribe(listener: (topics: Topic[]) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const CHANNEL = 'kinto_live';
/** Changes are gathered for this long, since NOTIFY takes a lock of the whole server at commit. */
const GATHER_MS = 100;
/** A payload has at most 8,000 bytes; so many topics always fit. */
const MOST_TOPICS = 100;
const RECONNECT_MS = 1_000;
/** Who only listens does not see that nobody speaks any more: the server is asked now and then, and has to answer. */
const ASK_MS = 10_000;
const PATIENCE_MS = 5_000;

/** Over LISTEN and NOTIFY, outside any transaction of the product's. */
export function createLive({ pool, url, log }: { pool: Pool; url: string; log: Logger }): Live {
  const listeners = new Set<(topics: Topic[]) => void>();
  const gathered = new Set<Topic>();
  let gathering: NodeJS.Timeout | undefined;
  let reconnecting: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let stopped = false;

  async function flush(): Promise<void> {
    gathering = undefined;
    const topics = [...gathered];
    gathered.clear();
    try {
      for (let i = 0; i < topics.length; i += MOST_TOPICS)
        await pool.query('SELECT pg_notify($1, $2)', [
          CHANNEL,
          JSON.stringify(topics.slice(i, i + MOST_TOPICS)),
        ]);
    } catch (err) {
      log.debug({ err }, 'Live updates could not be announced');
    }
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: withSettings(url, AT_WORK),
      application_name: LISTENER,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      ...KEEP_ALIVE,
    });
    client = next;
    let asking: NodeJS.Timeout | undefined;
    const lost = () => {
      clearInterval(asking);
      if (client !== next || stopped) return;
      client = undefined;
      next.end().catch(() => {});
      reconnecting = setTimeout(() => void connect(), RECONNECT_MS);
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '[]') as Topic[]));
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      asking = setInterval(() => next.query('SELECT 1').catch(lost), ASK_MS);
      // What changed while nobody listened is unknown: everything may have.
      tell(['everything']);
    } catch (err) {
      log.warn({ err }, 'Live updates: the database does not answer; trying again');
      lost();
    }
  }

  const tell = (topics: Topic[]) => {
    for (const listener of listeners) listener(topics);
  };

  return {
    publish(topics) {
      if (stopped) return;
      for (const topic of topics) gathered.add(topic);
      gathering ??= setTimeout(() => void flush(), GATHER_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: connect,
    async stop() {
      stopped = true;
      clearTimeout(reconnecting);
      clearTimeout(gathering);
      if (gathered.size > 0) await flush();
      await client?.end().catch(() => {});
    },
  };
}
