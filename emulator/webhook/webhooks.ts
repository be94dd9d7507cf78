import { Agent } from 'undici';
import type { Settings } from '../settings.ts';
import { createRing } from '../world/ring.ts';
import type { Switches } from '../world/switches.ts';
import type { Tasks } from '../world/tasks.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';
import { escapeJson } from './escape-json.ts';
import { type Answer, postWebhook } from './post-webhook.ts';
import { sign } from './sign.ts';

const DELIVERIES_KEPT = 5000;
const ATTEMPTS_KEPT = 50;
const CONNECTIONS = 256;

type Parts = { settings: Settings; switches: Switches; tasks: Tasks };
type Held = { start: () => Promise<void> };

export type Webhooks = {
  /** Sends a body, signed, until the receiver answers 200. Resolves after the first attempt; never rejects. */
  send(kind: DeliveryKind, wamids: string[], value: unknown): Promise<void>;
  /** Sends these bytes once, as they are. */
  sendOnce(body: string | Buffer, signature: string | null): Promise<Answer>;
  log(): Delivery[];
  /** The connections to the receiver. */
  agent: Agent;
};

/** The webhook side: concurrent deliveries, retried on anything but 200 [M:wh-endpoint]. */
export function createWebhooks({ settings, switches, tasks }: Parts): Webhooks {
  const agent = new Agent({
    connections: CONNECTIONS,
    connectTimeout: settings.webhookTimeoutMs,
    headersTimeout: settings.webhookTimeoutMs,
    bodyTimeout: settings.webhookTimeoutMs,
  });
  const log = createRing<Delivery>(DELIVERIES_KEPT);
  let lastId = 0;
  let held: Held[] = [];

  function retryDelay(retry: number) {
    if (retry === 0) return 0;
    return Math.min(settings.retry.baseMs * 2 ** (retry - 1), settings.retry.capMs);
  }

  async function deliver(delivery: Delivery, firstAttemptDone: () => void) {
    const signature = sign(delivery.body, settings.appSecret);
    const giveUpAt = settings.now() + settings.retry.giveUpMs;
    for (let retry = 0; ; retry += 1) {
      const { at, status, error } = await postWebhook(agent, settings.webhookUrl, delivery.body, signature);
      delivery.attempts.push({ at, status, error });
      if (delivery.attempts.length > ATTEMPTS_KEPT) delivery.attempts.splice(1, 1);
      firstAttemptDone();
      if (status === 200) {
        delivery.state = 'delivered';
        return;
      }
      const wait = retryDelay(retry);
      if (settings.now() + wait > giveUpAt) {
        delivery.state = 'dropped';
        return;
      }
      await tasks.sleep(wait);
    }
  }

  /** Starts a delivery in the background; resolves after its first attempt, also when the emulator closes first. */
  function start(kind: DeliveryKind, wamids: string[], body: string) {
    lastId += 1;
    const delivery: Delivery = { id: lastId, kind, wamids, state: 'pending', body, attempts: [] };
    log.push(delivery);
    return new Promise<void>((resolve) => {
      tasks.run(async () => {
        try {
          if (switches.delayMs > 0) await tasks.sleep(switches.delayMs);
          await deliver(delivery, resolve);
        } finally {
          resolve();
        }
      });
    });
  }

  /** Collects webhooks for a while, then sends them newest first, each after the one before was answered. */
  function hold(begin: () => Promise<void>) {
    return new Promise<void>((resolve) => {
      held.push({ start: () => begin().then(resolve) });
      if (held.length > 1) return;
      tasks.run(async () => {
        try {
          await tasks.sleep(switches.reorderWindowMs);
        } finally {
          const batch = held.reverse();
          held = [];
          for (const item of batch) await item.start();
        }
      });
    });
  }

  return {
    async send(kind, wamids, value) {
      const body = escapeJson(value);
      const begin = async () => {
        const copies = switches.deliverTwice ? 2 : 1;
        await Promise.all(Array.from({ length: copies }, () => start(kind, wamids, body)));
      };
      await (switches.reorder ? hold(begin) : begin());
    },
    sendOnce: (body, signature) => postWebhook(agent, settings.webhookUrl, body, signature),
    log: () => log.toArray(),
    agent,
  };
}
