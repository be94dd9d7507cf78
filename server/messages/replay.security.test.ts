import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { cleanUp } from '../housekeeping/clean-up.ts';
import { createMetrics } from '../monitoring/metrics.ts';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { tableDigests } from '../test/table-digests.ts';
import { createWebhookSender, type WebhookSender } from '../test/webhook-sender.ts';
import { startWorld, type World } from '../test/world.ts';
import { MOST_OF_A_STRANGER } from './stranger-limit.ts';

const DELIVERIES = 1_000;
const TIMES = 10;
const QUESTIONS = 8;
const AT_ONCE = 12;
/** What counts tries, and how often something came that means nothing to us: how much of that is kept is looked at by itself. */
const NO_EFFECT = ['rate_limits', 'webhook_leftovers', 'auth_sessions'];

interface Delivery {
  body: Buffer;
  headers: Record<string, string>;
}

let world: World;
let sender: WebhookSender;
/** As they came over the wire, with Meta's signature. */
const recorded: Delivery[] = [];
const recorder = createServer(async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const delivery = {
    body: Buffer.concat(pieces),
    headers: { 'x-hub-signature-256': String(request.headers['x-hub-signature-256']) },
  };
  recorded.push(delivery);
  response.writeHead((await sender.post(delivery.body, delivery.headers)).status).end();
});

beforeAll(async () => {
  world = await startWorld();
  sender = createWebhookSender(world.kinto.url);
  await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
  world.emulator.setWebhookUrl(
    `http://127.0.0.1:${(recorder.address() as AddressInfo).port}/api/whatsapp/webhook`,
  );
});
afterAll(async () => {
  sender.close();
  recorder.closeAllConnections();
  await new Promise((resolve) => recorder.close(resolve));
  await world.stop();
});

/** An operator who answers a whole checklist, button by button. */
async function answerAll(): Promise<void> {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(QUESTIONS);
  for (let n = 0; n < QUESTIONS; n++) await phone.press(await phone.hears(n, 60), n % 3 === 0 ? 'NOK' : 'OK');
  await phone.press(await phone.hears(QUESTIONS, 60), '✅ Confirm');
  await phone.hears(QUESTIONS + 1, 60);
}

/** Every moment in every table is so much longer ago. */
async function age(interval: string): Promise<void> {
  const columns = await world.database.sql<{ table: string; set: string }>(
    `SELECT table_name AS table, string_agg(format('%1$I = %1$I - interval ''%2$s''', column_name, '${interval}'), ', ') AS set
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'timestamp with time zone' GROUP BY 1`,
  );
  for (const { table, set } of columns) await world.database.sql(`UPDATE ${table} SET ${set}`);
}

// First: the forty days of the others end the manager's session.
test('Found by number, by user id, by both, and after a change of number: one operator, never a second', async () => {
  const { appSecret, phoneNumberId } = world.emulator;
  const { operatorId, phoneNumber } = await makePlant(world);
  const digits = phoneNumber.slice(1);
  const userId = 'US.13491208655302741918';
  const count = async () =>
    (await world.database.sql<{ n: number }>('SELECT count(*)::int AS n FROM operators'))[0]?.n;
  const before = await count();
  const value = (contacts: object[], messages: object[], id = phoneNumberId) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: { messaging_product: 'whatsapp', metadata: { phone_number_id: id }, contacts, messages },
          },
        ],
      },
    ],
  });
  const at = String(Math.floor(Date.now() / 1000));
  const text = (id: string, who: object) => ({
    id,
    timestamp: at,
    type: 'text',
    text: { body: 'hello' },
    ...who,
  });
  const both = { from: digits, from_user_id: userId };
  const webhooks = [
    value([{ wa_id: digits }], [text('wamid.id-1', { from: digits })]),
    value([{ wa_id: digits, user_id: userId }], [text('wamid.id-2', both)]),
    value([{ user_id: userId }], [text('wamid.id-3', { from_user_id: userId })]),
    value([{ wa_id: digits }], [text('wamid.id-4', { from: digits })], `${phoneNumberId}9`),
  ];
  for (const webhook of webhooks) expect(await postWebhook(world.kinto.url, appSecret, webhook)).toBe(200);
  await world.settled();
  expect(await count()).toBe(before);
  const found = await world.database.sql(
    `SELECT DISTINCT operator_id FROM inbound_messages WHERE wamid LIKE 'wamid.id-%'`,
  );
  expect(found).toEqual([{ operator_id: operatorId }]);
  expect(await world.database.sql(`SELECT 1 FROM inbound_messages WHERE wamid = 'wamid.id-4'`)).toEqual([]);
  await world.phone(phoneNumber).raw({
    type: 'system',
    system: { body: 'changed', wa_id: '12025550197', type: 'user_changed_number' },
  });
  await world.settled();
  await postWebhook(
    world.kinto.url,
    appSecret,
    value([{ wa_id: '12025550197' }], [text('wamid.id-5', { from: '12025550197' })]),
  );
  await world.settled();
  expect(await count()).toBe(before);
  expect(
    await world.database.sql(`SELECT operator_id FROM inbound_messages WHERE wamid = 'wamid.id-5'`),
  ).toEqual([{ operator_id: operatorId }]);
  recordFigure(
    'G5',
    'by number, both, user id alone and a changed number: the same operator, 0 second records; another number of the business: 0 messages taken',
    'identity',
  );
});

test('A thousand genuine deliveries, ten times again after an hour and after forty days: no effect', async () => {
  while (recorded.length < DELIVERIES) {
    await Promise.all(Array.from({ length: AT_ONCE }, answerAll));
    await world.phone('+12025550199').text('a stranger');
    await world.settled();
  }
  const sent = (await world.controls.sends()).length;
  const figures: string[] = [];
  const kept = async () => (await world.database.sql('SELECT 1 FROM webhook_leftovers')).length;
  const keptBefore = await kept();
  for (const interval of ['1 hour', '40 days']) {
    await age(interval);
    await cleanUp(world.kinto.context, createMetrics());
    const before = await tableDigests(world.database, NO_EFFECT);
    const again = Array.from({ length: TIMES }, () => recorded).flat();
    const answers = await sender.postAll(again);
    await world.settled();
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await tableDigests(world.database, NO_EFFECT)).toEqual(before);
    expect((await world.controls.sends()).length).toBe(sent);
    expect(await kept()).toBeLessThanOrEqual(keptBefore);
    figures.push(`${again.length} after ${interval}`);
  }
  recordFigure(
    'G3',
    `${recorded.length} genuine deliveries of ${sent} sent messages and their answers, replayed: ${figures.join(', ')}: 0 rows changed, 0 messages sent, 0 leftovers more than the ${keptBefore} of before`,
  );
});

test('Ten thousand messages of one stranger within a minute: a few rows, one answer, and the number of them', async () => {
  const { appSecret, phoneNumberId } = world.emulator;
  const from = '+12025550198';
  const post = (first: number) =>
    postWebhook(
      world.kinto.url,
      appSecret,
      messagesWebhook(
        phoneNumberId,
        from,
        Array.from({ length: 50 }, (_, i) => textMessage(`wamid.flood-${first + i}`, 'hello')),
      ),
    );
  const sent = (await world.controls.sends()).length;
  expect(await post(0)).toBe(200);
  await world.settled();
  for (let first = 50; first < 10_000; first += 500) {
    const some = await Promise.all(Array.from({ length: 10 }, (_, i) => post(first + i * 50)));
    expect(new Set(some)).toEqual(new Set([200]));
  }
  await world.settled();
  const [{ kept, counted, people }] = (await world.database.sql(
    `SELECT (SELECT count(*)::int FROM inbound_messages WHERE wamid LIKE 'wamid.flood-%') AS kept,
      (SELECT messages FROM unknown_senders WHERE wa_id = $1) AS counted, (SELECT count(*)::int FROM operators WHERE phone_number = $2) AS people`,
    [from.slice(1), from],
  )) as [{ kept: number; counted: number; people: number }];
  expect(kept).toBe(MOST_OF_A_STRANGER);
  expect(people).toBe(0);
  expect(counted).toBeGreaterThan(9_000);
  expect((await world.controls.sends()).length).toBe(sent + 1);
  recordFigure(
    'G5',
    `10,000 messages of one stranger: ${kept} rows kept that day, ${counted} counted, 1 answer, 0 operators made`,
    'strangers',
  );
});
