import type { Logger } from 'pino';
import { createTurns } from './turns.ts';

/** How often it is looked for people whom nobody woke: those of a killed process, and those whose time has come. */
const LOOK_EVERY_MS = 1_000;

/** Turns that are taken when somebody is woken, and by looking around in any case. */
export interface ServedTurns {
  /** Call after the commit of what this person's turn is about. */
  wake(person: string): void;
  start(): void;
  /** Looks around now, besides the usual times. */
  look(): void;
  /** Waits for the turns in hand. */
  stop(): Promise<void>;
  /** How many wait for their turn. */
  waiting(): number;
  /** For how long the one that waits longest has waited, in milliseconds; 0 when nobody waits. */
  oldest(): number;
  /** Resolves when nobody's turn is running or waiting. */
  idle(): Promise<void>;
}

/** @param options.find people whose turn it is though nobody may have woken them */
export function serveTurns(options: {
  name: string;
  run: (persons: string[]) => Promise<void>;
  find: () => Promise<string[]>;
  concurrency: number;
  together: number;
  log: Logger;
}): ServedTurns {
  const turns = createTurns(options);
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let serving = false;
  const look = () => {
    if (serving) looking = Promise.all([looking, lookAround()]).then(() => {});
  };

  async function lookAround(): Promise<void> {
    try {
      for (const person of await options.find()) turns.wake(person);
    } catch (err) {
      options.log.warn({ err }, `[WHATSAPP] The ${options.name} could not look for messages`);
    }
  }

  return {
    wake: turns.wake,
    waiting: turns.waiting,
    oldest: turns.oldest,
    idle: turns.idle,
    look,
    start() {
      serving = true;
      // At once: what a killed process left has waited long enough for this one to start.
      look();
      timer = setInterval(look, LOOK_EVERY_MS);
    },
    async stop() {
      serving = false;
      clearInterval(timer);
      await looking;
      await turns.stop();
    },
  };
}
