import { setTimeout as sleep } from 'node:timers/promises';

/** Meta's clock tells whole seconds, and nobody takes a picture within the second in which its question arrives. */
export const nextSecond = () => sleep(1_000 - (Date.now() % 1_000));
