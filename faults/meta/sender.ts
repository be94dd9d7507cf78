import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { sign } from '../../server/whatsapp/signature.ts';
import type { Ledger } from '../ledger.ts';
import { between, oneOf, type Random } from '../random.ts';
import { CLOUD } from './cloud-secrets.ts';

/** Meta as the sender of webhooks: signed, shuffled, doubled, and again until each has its 200. */
export interface Sender {
  /** A message of an operator: digits of the phone, and the message as Meta words it. */
  message(from: string, message: { id: string; [part: string]: unknown }): void;
  status(status: Record<string, unknown>): void;
  /** From now on nothing is doubled or held back. */
  heal(): void;
  /** Webhooks that still want their 200. */
  underWay(): number;
  close(): Promise<void>;
}

type Item =
  | { kind: 'message'; from: string; message: { id: string; [part: string]: unknown } }
  | { kind: 'status'; status: Record<string, unknown> };

/** Milliseconds. Meta's own limit is not documented; what hangs longer counts as not answered. */
const PATIENCE = 5_000;
const SHUFFLE = 60;
/** Each time later than before, as Meta does: a product that is behind must not be buried under what it has refused. */
const FIRST_RETRY = 100;
const LAST_RETRY = 6_000;

const SHARES = { atOnce: 0.04, late: 0.08, together: 0.25 };
const HEALED = { ...SHARES, atOnce: 0, late: 0 };

/** @param options.urls the webhooks of all processes: each try goes to one of them by chance */
export function createSender(options: { urls: string[]; ledger: Ledger; random: Random }): Sender {
  const { urls, ledger, random } = options;
  const dispatcher = new Agent({ connections: 48, connect: { timeout: 2_000 } });
  let shares = SHARES;
  let underWay = 0;
  let closed = false;
  let bag: Item[] = [];

  async function post(items: Item[], first = oneOf(random, urls)): Promise<void> {
    underWay += 1;
    const body = Buffer.from(JSON.stringify(envelope(items)));
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': sign(body, CLOUD.appSecret),
    };
    try {
      for (let tries = 0, url = first; !closed; tries++, url = oneOf(random, urls)) {
        if (await tryOnce(url, body, headers)) return acknowledge(items);
        await sleep(Math.min(LAST_RETRY, FIRST_RETRY * 2 ** tries) * between(random, 0.5, 1));
      }
    } finally {
      underWay -= 1;
    }
  }

  async function tryOnce(url: string, body: Buffer, headers: Record<string, string>): Promise<boolean> {
    const began = performance.now();
    ledger.counts.webhooks += 1;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await request(url, { dispatcher, method: 'POST', headers, body, signal });
      await answer.body.dump();
      if (answer.statusCode === 200) ledger.webhookMs.push(performance.now() - began);
      else ledger.counts.refusedWebhooks += 1;
      return answer.statusCode === 200;
    } catch {
      // Nobody knows what became of it: it is brought again.
      return false;
    }
  }

  function acknowledge(items: Item[]): void {
    for (const item of items)
      if (item.kind === 'message')
        ledger.acks.set(item.message.id, (ledger.acks.get(item.message.id) ?? 0) + 1);
  }

  /** Some wait a moment for the next one, and share its webhook. */
  function emptyBag(): void {
    const items = bag;
    bag = [];
    if (items.length > 0) void post(items);
  }

  async function deliver(item: Item): Promise<void> {
    underWay += 1;
    try {
      await sleep(random() * SHUFFLE);
      if (random() < shares.atOnce) {
        ledger.counts.duplicates += 1;
        void post([item], urls[0]);
        void post([item], urls.at(-1));
        return;
      }
      bag.push(item);
      if (random() < shares.together) setTimeout(emptyBag, 15);
      else emptyBag();
      if (random() < shares.late) {
        ledger.counts.duplicates += 1;
        await sleep(between(random, 200, 3_000));
        void post([item]);
      }
    } finally {
      underWay -= 1;
    }
  }

  return {
    message: (from, message) => void deliver({ kind: 'message', from, message }),
    status: (status) => void deliver({ kind: 'status', status }),
    heal() {
      shares = HEALED;
    },
    underWay: () => underWay + bag.length,
    async close() {
      closed = true;
      await dispatcher.destroy();
    },
  };
}

function envelope(items: Item[]) {
  const messages = items.filter((item) => item.kind === 'message');
  const statuses = items.filter((item) => item.kind === 'status');
  const senders = [...new Set(messages.map(({ from }) => from))];
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: CLOUD.phoneNumberId },
              ...(messages.length > 0 && {
                contacts: senders.map((from) => ({ profile: { name: 'An operator' }, wa_id: from })),
                messages: messages.map(({ from, message }) => ({ from, ...message })),
              }),
              ...(statuses.length > 0 && { statuses: statuses.map(({ status }) => status) }),
            },
          },
        ],
      },
    ],
  };
}
