import type { Claimed } from './claim-next.ts';

/** With more that wait for their send, further answers are worth waiting a moment with. */
const FEW = 32;
const LONGEST_WAIT_MS = 100;

/** Messages that were claimed by the transaction that wrote them, until their send begins; one of a person. */
export interface Handed {
  put(message: Claimed): void;
  has(person: string): boolean;
  /** @returns the message and since when it waits (`performance.now`) */
  take(person: string): { message: Claimed; at: number } | null;
  persons(): string[];
  /** Whether one more will not wait long for its send. */
  hasRoom(): boolean;
  /**
   * Resolves when there is room for the replies of a whole turn: what finds none costs a claim of its own, and an outbox that falls
   * behind would only fall further. After a moment in any case, since Meta may be slow, and what operators say is not to wait for that.
   */
  room(): Promise<void>;
}

/** @param most that have room */
export function createHanded(most: number): Handed {
  const waiting = new Map<string, { message: Claimed; at: number }>();
  const forRoom = new Set<() => void>();
  return {
    put(message) {
      waiting.set(message.person, { message, at: performance.now() });
    },
    has: (person) => waiting.has(person),
    take(person) {
      const found = waiting.get(person) ?? null;
      waiting.delete(person);
      if (waiting.size <= FEW) for (const goOn of forRoom) goOn();
      return found;
    },
    persons: () => [...waiting.keys()],
    hasRoom: () => waiting.size < most,
    async room() {
      if (waiting.size <= FEW) return;
      await new Promise<void>((resolve) => {
        const goOn = () => {
          clearTimeout(timer);
          forRoom.delete(goOn);
          resolve();
        };
        const timer = setTimeout(goOn, LONGEST_WAIT_MS);
        forRoom.add(goOn);
      });
    },
  };
}
