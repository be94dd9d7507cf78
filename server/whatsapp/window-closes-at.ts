/** Meta's customer-service window is 24 hours from the person's last message [M:send]; the margin is for clocks and queues. */
export const WINDOW_MS = (24 * 60 - 10) * 60_000;

/** Until when we may write in words of our own to somebody who wrote last at that time, by their phone. */
export const windowClosesAt = (lastMessageAt: Date) => new Date(lastMessageAt.getTime() + WINDOW_MS);
