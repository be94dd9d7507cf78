import type { Logger } from 'pino';

/**
 * Lets people take turns: one run at a time for each person, up to `concurrency` people at once. Waking somebody whose run is
 * under way makes it run once more afterwards, so that what came in meanwhile is never missed.
 */
export interface Turns {
  wake(person: string): void;
  /** Resolves when nobody runs or waits. */
  idle(): Promise<void>;
  /** Takes no more and resolves when the runs in hand are done; what waits is left to other processes or the next start. */
  stop(): Promise<void>;
}

export function createTurns(options: {
  run: (person: string) => Promise<void>;
  concurrency: number;
  log: Logger;
}): Turns {
  const waiting = new Set<string>();
  const running = new Set<string>();
  let whenIdle: (() => void)[] = [];
  let stopped = false;

  const next = () => {
    for (const person of waiting) {
      if (running.size >= options.concurrency) return;
      if (!running.has(person)) void start(person);
    }
    if (running.size === 0 && (waiting.size === 0 || stopped)) {
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    }
  };

  async function start(person: string): Promise<void> {
    waiting.delete(person);
    running.add(person);
    try {
      await options.run(person);
    } catch (err) {
      options.log.error({ err }, '[WHATSAPP] A turn failed; it will be taken again');
    } finally {
      running.delete(person);
      if (stopped) waiting.clear();
      next();
    }
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      whenIdle.push(resolve);
      next();
    });

  return {
    wake(person) {
      if (stopped) return;
      waiting.add(person);
      next();
    },
    idle,
    stop() {
      stopped = true;
      waiting.clear();
      return idle();
    },
  };
}
