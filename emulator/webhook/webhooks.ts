import { Agent } from 'undici';
import type { Settings } from '../settings.ts';
import { createRing } from '../world/ring.ts';
import type { Switches } from '../world/switches.ts';
import type { Tasks } from '../world/tasks.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';
import type { Envelope } from './envelope.ts';
import { escapeJson } from './escape-json.ts';
import { gather } from './gather.ts';
import { mergeEnvelopes } from './merge-envelopes.ts';
import { type Answer, postWebhook } from './post-webhook.ts';
import { retryDelivery } from './retry-delivery.ts';

const DELIVERIES_KEPT = 5000;
const CONNECTIONS = 256;

type Parts = { settings: Settings; switches: Switches; tasks: Tasks };
type Update = { kind: DeliveryKind; wamids: string[]; envelope: Envelope };
type Held<T> = T & { done: () => void };

export type Webhooks = {
  /** Sends an update, signed, until the receiver answers 200. Resolves after the first attempt; never rejects. */
  send(update: Update): Promise<void>;
  /** Sends these bytes once, as they are. */
  sendOnce(body: string | Buffer, signature: string | null): Promise<Answer>;
  log(): Delivery[];
  /** The connections to the receiver. */
  agent: Agent;
};

/** The webhook side: concurrent deliveries, retried on anything but 200, and what the switches do to them. */
export function createWebhooks({ settings, switches, tasks }: Parts): Webhooks {
  const timeout = settings.webhookTimeoutMs;
  const agent = new Agent({
    connections: CONNECTIONS,
    connectTimeout: timeout,
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  const log = createRing<Delivery>(DELIVERIES_KEPT);
  let lastId = 0;

  /** Starts a delivery in the background; resolves after its first attempt, also when the emulator closes first. */
  function start({ kind, wamids }: Update, body: string) {
    lastId += 1;
    const delivery: Delivery = { id: lastId, kind, wamids, state: 'pending', body, attempts: [] };
    log.push(delivery);
    return new Promise<void>((resolve) => {
      tasks.run(async () => {
        try {
          if (switches.delayMs > 0) await tasks.sleep(switches.delayMs);
          await retryDelivery({ settings, tasks, agent }, delivery, resolve);
        } finally {
          resolve();
        }
      });
    });
  }

  async function begin(update: Update) {
    const body = escapeJson(update.envelope);
    const copies = switches.deliverTwice ? 2 : 1;
    await Promise.all(Array.from({ length: copies }, () => start(update, body)));
  }

  /** Newest first, each after the one before was answered. */
  const reorder = gather<Held<Update>>(
    tasks,
    () => switches.reorderWindowMs,
    async (held) => {
      for (const update of held.reverse()) {
        await begin(update);
        update.done();
      }
    },
  );

  function beginInSomeOrder(update: Update) {
    if (!switches.reorder) return begin(update);
    return new Promise<void>((done) => reorder({ ...update, done }));
  }

  const batch = gather<Held<Update>>(
    tasks,
    () => switches.batchWindowMs,
    async (held) => {
      const envelope = mergeEnvelopes(held.map((update) => update.envelope));
      const wamids = held.flatMap((update) => update.wamids);
      await beginInSomeOrder({ kind: 'batch', wamids, envelope });
      for (const { done } of held) done();
    },
  );

  return {
    send(update) {
      if (!switches.batch) return beginInSomeOrder(update);
      return new Promise<void>((done) => batch({ ...update, done }));
    },
    sendOnce: (body, signature) => postWebhook(agent, settings.webhookUrl, body, signature),
    log: () => log.toArray(),
    agent,
  };
}
