import type { Delays } from '../whatsapp/delays.ts';

/**
 * The whole number, or the whole app, has to be quiet for a while: Meta said so. After a pause one message goes ahead, and the others
 * follow once it was not met by the same; else the next pause is longer. Each process learns it by itself.
 */
export interface Pauses {
  isPaused(): boolean;
  /** Runs what sends one message; `null`, and nothing was run, while it is quiet or another one has gone ahead. */
  pass<T>(send: () => Promise<T>): Promise<T | null>;
  /**
   * @param delaySeconds by how many pauses there were in a row: how often this message was tried says nothing of how fast we are now
   * @returns for how many seconds
   */
  pause(delaySeconds: Delays): number;
  /** Meta took a message, or refused it for its own sake: it is not the number, nor the app. */
  answered(): void;
}

/** @param whenOver is called when a pause may be over, and when the one that went ahead was not met by the same: others wait to follow */
export function createPauses(clock: () => Date, whenOver: () => void): Pauses {
  let until = 0;
  let timer: NodeJS.Timeout | undefined;
  let inARow = 0;
  let goneAhead = false;
  const isQuiet = () => clock().getTime() < until;
  const isPaused = () => isQuiet() || goneAhead;
  return {
    isPaused,
    async pass(send) {
      if (isPaused()) return null;
      if (inARow === 0) return send();
      goneAhead = true;
      try {
        return await send();
      } finally {
        goneAhead = false;
        if (!isQuiet()) whenOver();
      }
    },
    pause(delaySeconds) {
      // Those that were on their way together are told the same, and count once.
      if (!isQuiet()) inARow += 1;
      const seconds = Math.max(1, delaySeconds(inARow));
      until = Math.max(until, clock().getTime() + seconds * 1_000);
      clearTimeout(timer);
      timer = setTimeout(whenOver, until - clock().getTime()).unref();
      return seconds;
    },
    answered() {
      if (!isQuiet()) inARow = 0;
    },
  };
}
