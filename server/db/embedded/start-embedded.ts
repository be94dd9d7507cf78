import type { Logger } from '../../log/logger.ts';
import { letGo } from './hold.ts';
import { makeCluster } from './make-cluster.ts';
import { findPlace, type Place } from './place.ts';
import { type Reached, reachServer } from './reach-server.ts';
import { shutDown } from './shut-down.ts';

export interface Embedded {
  url: string;
  /** `false`: it was running already. */
  startedNow: boolean;
  /** Stops the server, unless another process of ours still uses it; resolves when it is down. */
  stop(): Promise<void>;
  /** Goes without stopping the server. */
  leave(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute. The server's files go into `postgres` under it. */
  dataDir: string;
  log: Logger;
  /** Settings of PostgreSQL for this run, as `name=value`. */
  settings?: readonly string[];
}

const TRY_AGAIN = 2_000;

/**
 * A PostgreSQL server of our own, from npm, on 127.0.0.1 alone. Several processes may ask for the same one: the first
 * starts it, the last one stops it. One that survived its process is taken over; one that dies is started again.
 * Call `stop` before the process ends.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, settings = [] } = options;
  const place = findPlace(dataDir, log);
  await makeCluster(place, log);
  const first = await reachServer(place, settings, log);
  const watch = keepReaching(first, () => reachServer(place, settings, log), log);
  return {
    url: first.url,
    startedNow: first.started,
    stop: async () => {
      const reached = await watch.end();
      if (reached) await stopIfAlone(place, reached, log);
    },
    leave: async () => {
      await (await watch.end())?.hold.end();
    },
  };
}

async function stopIfAlone(place: Place, reached: Reached, log: Logger): Promise<void> {
  try {
    if (await letGo(reached.hold)) await shutDown(place, reached.pid);
    else log.info('Another process still uses the embedded PostgreSQL: it stays');
  } finally {
    await reached.hold.end().catch(() => undefined);
  }
}

/** Reaches the server again whenever it goes away. `end` stops that and gives what is reached now. */
function keepReaching(first: Reached, reach: () => Promise<Reached>, log: Logger) {
  let current: Promise<Reached | null> = Promise.resolve(first);
  let ended = false;
  const again = async (): Promise<Reached | null> => {
    while (!ended) {
      try {
        const reached = await reach();
        watch(reached);
        return reached;
      } catch (err) {
        log.error({ err }, 'The embedded PostgreSQL could not be started again');
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
      }
    }
    return null;
  };
  const watch = (reached: Reached) =>
    reached.hold.once('end', () => {
      if (ended) return;
      log.error('The embedded PostgreSQL went away');
      current = again();
    });
  watch(first);
  return {
    end: (): Promise<Reached | null> => {
      ended = true;
      const last = current;
      // Asked again, there is nothing left to stop or to leave.
      current = Promise.resolve(null);
      return last;
    },
  };
}
