import { setTimeout as sleep } from 'node:timers/promises';

/** Meta's clock tells whole seconds, and nobody takes a picture within the second in which its question arrives. */
export const nextSecond = (since = Date.now()) =>
  sleep(Math.max(0, Math.floor(since / 1_000) * 1_000 + 1_000 - Date.now()));
