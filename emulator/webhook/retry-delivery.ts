import type { Dispatcher } from 'undici';
import type { RetrySettings, Settings } from '../settings.ts';
import type { Tasks } from '../world/tasks.ts';
import type { Delivery } from './delivery.ts';
import { postWebhook } from './post-webhook.ts';
import { sign } from './sign.ts';

const ATTEMPTS_KEPT = 50;

type Parts = { settings: Settings; tasks: Tasks; agent: Dispatcher };

/** POSTs until the answer is 200: at once again, then ever more seldom, for up to seven days [M:wh-endpoint]. */
export async function retryDelivery(
  { settings, tasks, agent }: Parts,
  delivery: Delivery,
  onFirstAttempt: () => void,
): Promise<void> {
  const signature = sign(delivery.body, settings.appSecret);
  const giveUpAt = settings.now() + settings.retry.giveUpMs;
  for (let retry = 0; ; retry += 1) {
    const { at, status, error } = await postWebhook(agent, settings.webhookUrl, delivery.body, signature);
    delivery.attempts.push({ at, status, error });
    if (delivery.attempts.length > ATTEMPTS_KEPT) delivery.attempts.splice(1, 1);
    onFirstAttempt();
    if (status === 200) {
      delivery.state = 'delivered';
      return;
    }
    const wait = waitBefore(retry, settings.retry);
    if (settings.now() + wait > giveUpAt) {
      delivery.state = 'dropped';
      return;
    }
    await tasks.sleep(wait);
  }
}

function waitBefore(retry: number, { baseMs, capMs }: RetrySettings): number {
  return retry === 0 ? 0 : Math.min(baseMs * 2 ** (retry - 1), capMs);
}
