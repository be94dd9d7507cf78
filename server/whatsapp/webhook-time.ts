const WHATSAPP_BEGAN = Date.UTC(2009, 0, 1);
const DAY = 86_400_000;

/**
 * Meta's timestamp, Unix seconds as text or number [M:wh-text]. What is missing, nonsense, or more than a day ahead of
 * our clock becomes the time of receipt: order by it would be no order.
 */
export function readTime(timestamp: string | number | undefined, receivedAt: Date): Date {
  const seconds = /^\d{1,12}$/.test(String(timestamp)) ? Number(timestamp) : Number.NaN;
  const at = seconds * 1000;
  return at >= WHATSAPP_BEGAN && at <= receivedAt.getTime() + DAY ? new Date(at) : receivedAt;
}
