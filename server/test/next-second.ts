import { setTimeout as sleep } from 'node:timers/promises';

/** What was heard just now is on the phone within this time, in milliseconds. */
const ARRIVES_WITHIN = 300;

/** A timer may fire this much too early. */
const TOO_EARLY = 2;

/** Meta's clock tells whole seconds, and nobody takes a picture within the second in which its question arrives. */
export function nextSecond(): Promise<void> {
  const now = Date.now();
  return sleep(Math.ceil((now + ARRIVES_WITHIN) / 1_000) * 1_000 - now + TOO_EARLY);
}
