import type { Logger } from 'pino';

/**
 * Lets people take turns: one run at a time for each person, up to `concurrency` runs at once. Waking somebody whose run is
 * under way makes them run once more afterwards, so that what came in meanwhile is never missed.
 */
export interface Turns {
  /** The run begins when everything that came in with this has been looked at: who is woken at one moment may share a run. */
  wake(person: string): void;
  /** How many wait. */
  waiting(): number;
  /** For how long the one that waits longest has waited, in milliseconds; 0 when nobody waits. */
  oldest(): number;
  /** Resolves when nobody runs or waits. */
  idle(): Promise<void>;
  /** Takes no more and resolves when the runs in hand are done; what waits is left to other processes or the next start. */
  stop(): Promise<void>;
}

/** @param options.together how many people one run may take; those who wait go together */
export function createTurns(options: {
  run: (persons: string[]) => Promise<void>;
  concurrency: number;
  together: number;
  log: Logger;
}): Turns {
  /** Since when (`performance.now`), in the order in which they came. */
  const waiting = new Map<string, number>();
  const running = new Set<string>();
  let runs = 0;
  let whenIdle: (() => void)[] = [];
  let stopped = false;
  let looking = false;

  const look = () => {
    if (looking) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      next();
    });
  };

  const next = () => {
    while (runs < options.concurrency) {
      const persons = take();
      if (persons.length === 0) break;
      void start(persons);
    }
    if (runs === 0 && (waiting.size === 0 || stopped)) {
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    }
  };

  /** Those who have waited longest, in order. */
  function take(): string[] {
    const persons: string[] = [];
    for (const person of waiting.keys()) {
      if (persons.length === options.together) break;
      if (!running.has(person)) persons.push(person);
    }
    for (const person of persons) waiting.delete(person);
    return persons;
  }

  async function start(persons: string[]): Promise<void> {
    runs += 1;
    for (const person of persons) running.add(person);
    try {
      await options.run(persons);
    } catch (err) {
      options.log.error({ err }, '[WHATSAPP] A turn failed; it will be taken again');
    } finally {
      runs -= 1;
      for (const person of persons) running.delete(person);
      if (stopped) waiting.clear();
      look();
    }
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      whenIdle.push(resolve);
      look();
    });

  return {
    wake(person) {
      if (stopped) return;
      if (!waiting.has(person)) waiting.set(person, performance.now());
      look();
    },
    waiting: () => waiting.size,
    oldest() {
      for (const at of waiting.values()) return performance.now() - at;
      return 0;
    },
    idle,
    stop() {
      // Who was woken a moment ago has their turn, if there is room for it: that is work in hand.
      next();
      stopped = true;
      waiting.clear();
      return idle();
    },
  };
}
