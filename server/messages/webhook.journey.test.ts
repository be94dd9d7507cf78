import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';
import { sign } from '../whatsapp/signature.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const FROM = '+12025550188';
const kept = () =>
  world.database.sql(
    'SELECT (SELECT count(*)::int FROM inbound_messages) AS messages, (SELECT count(*)::int FROM webhook_leftovers) AS rest',
  );
const reasons = (like = '%') =>
  world.database.sql('SELECT reason FROM webhook_leftovers WHERE reason LIKE $1 ORDER BY id', [like]);
const webhookOf = (...messages: { id: string }[]) =>
  messagesWebhook(world.emulator.phoneNumberId, FROM, messages);
const statusesWebhook = (...statuses: unknown[]) => {
  const webhook = webhookOf();
  const value = webhook.entry[0]?.changes[0]?.value as Record<string, unknown>;
  Object.assign(value, { messages: undefined, contacts: undefined, statuses });
  return webhook;
};

/** Over node:http, which sends any header as often as it is told. */
function post(
  body: Buffer,
  headers: Record<string, string | string[]>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${world.kinto.url}/api/whatsapp/webhook`,
      { method: 'POST', headers },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, body: text });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
const signed = (bytes: Buffer, header: string | string[] | null, more = {}) =>
  post(bytes, {
    'content-type': 'application/json',
    ...(header && { 'x-hub-signature-256': header }),
    ...more,
  });

test('Only bytes that Meta signed get in: all else is 401 with one constant body, and leaves nothing behind', async () => {
  const { appSecret, verifyToken } = world.emulator;
  const bytes = Buffer.from(
    JSON.stringify(webhookOf(textMessage('wamid.forged', 'ok ä @ /'))).replaceAll('ä', '\\u00e4'),
  );
  const good = sign(bytes, appSecret);
  const digits = good.slice(7);
  const flipped = Array.from({ length: 64 }, (_, i) => {
    const copy = Buffer.from(bytes);
    const at = Math.floor((i * copy.length) / 64);
    copy[at] = (copy[at] ?? 0) ^ (1 << (i % 8));
    return copy;
  });
  const tries: [Buffer, string | string[] | null, object?][] = [
    [bytes, null],
    [bytes, ''],
    [bytes, digits],
    [bytes, `sha256=${digits.toUpperCase()}`],
    [bytes, `sha256=${digits.slice(1)}`],
    [bytes, `sha256=${digits}0`],
    [bytes, `sha256=${'0'.repeat(64)}`],
    [bytes, `SHA256=${digits}`],
    [bytes, sign(bytes, verifyToken)],
    [bytes, sign(bytes, '')],
    [bytes, `sha1=${createHmac('sha1', appSecret).update(bytes).digest('hex')}`],
    [bytes, [good, good]],
    [bytes, [good, `sha256=${'0'.repeat(64)}`]],
    [bytes, `${good}, ${good}`],
    [bytes, null, { 'x-hub-signature': `sha1=${createHmac('sha1', appSecret).update(bytes).digest('hex')}` }],
    [Buffer.from(JSON.stringify(JSON.parse(bytes.toString()))), good],
    [Buffer.concat([bytes, Buffer.from(' ')]), good],
    [bytes.subarray(0, -1), good],
    [Buffer.alloc(0), good],
    ...flipped.map((copy): [Buffer, string] => [copy, good]),
    ...flipped.map((_, i): [Buffer, string] => {
      const digit = Number.parseInt(digits[i] ?? '0', 16) ^ 1;
      return [bytes, `sha256=${digits.slice(0, i)}${digit.toString(16)}${digits.slice(i + 1)}`];
    }),
  ];
  const answers = await Promise.all(tries.map(([body, header, more]) => signed(body, header, more)));
  const body = '{"error":{"code":"unauthenticated","message":"The signature does not match."}}';
  expect(answers.filter((answer) => answer.status !== 401 || answer.body !== body)).toEqual([]);
  expect(await kept()).toEqual([{ messages: 0, rest: 0 }]);
  expect(JSON.stringify(world.warnings)).not.toContain(digits);

  expect((await signed(bytes, good)).status).toBe(200);
  await world.settled();
  expect(await kept()).toEqual([{ messages: 1, rest: 0 }]);
});

test('Verification: the bare challenge for the right token, as text; the short form; 403 for all else', async () => {
  const token = encodeURIComponent(world.emulator.verifyToken);
  const ask = async (query: string) => {
    const response = await fetch(`${world.kinto.url}/api/whatsapp/webhook${query}`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    };
  };
  expect(await ask(`?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`)).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
    body: '1158201444',
  });
  expect(await ask(`?hub.verify_token=${token}`)).toMatchObject({ status: 200, body: '' });
  expect(await world.emulator.verify()).toMatchObject({ ok: true });
  for (const query of [
    '',
    '?hub.mode=subscribe&hub.challenge=7',
    '?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=7',
    '?hub.mode=subscribe&hub.verify_token=&hub.challenge=7',
    `?hub.mode=subscribe&hub.verify_token=${token}x&hub.challenge=7`,
    `?hub.mode=subscribe&hub.verify_token=${token}&hub.verify_token=${token}&hub.challenge=7`,
    `?hub.mode=unsubscribe&hub.verify_token=${token}&hub.challenge=7`,
  ])
    expect(await ask(query), query).toMatchObject({ status: 403, body: expect.not.stringContaining('7') });
});

test('Three megabytes are taken, more are 413, and a compressed body is refused', async () => {
  const { appSecret } = world.emulator;
  const padded = (size: number) =>
    Buffer.from(JSON.stringify({ object: 'whatsapp_business_account' }).padEnd(size, ' '));
  const most = 3 * 1024 * 1024;
  const status = async (bytes: Buffer, more = {}) =>
    (await signed(bytes, sign(bytes, appSecret), more)).status;
  expect(await status(padded(most))).toBe(200);
  expect(await status(padded(most + 1))).toBe(413);
  expect(await status(padded(100), { 'content-encoding': 'gzip' })).toBeGreaterThanOrEqual(400);
});

test('Signed bytes that are no webhook are kept and answered with 200: asking Meta again would not help', async () => {
  const before = (await reasons()).length;
  const bodies = [
    '',
    'no json {',
    '[]',
    'null',
    '"text"',
    '{"object":"page","entry":[]}',
    '{"entry":[{}]}',
    '\\u0000',
  ];
  for (const body of bodies) {
    const bytes = Buffer.from(body);
    expect((await signed(bytes, sign(bytes, world.emulator.appSecret))).status, body).toBe(200);
  }
  expect((await reasons()).length - before).toBe(bodies.length);
});

test('A body nested a hundred thousand deep, and one with NUL and half an emoji in it, are taken', async () => {
  const deep = Buffer.from(
    `{"object":"whatsapp_business_account","entry":[${'['.repeat(1e5)}${']'.repeat(1e5)}]}`,
  );
  expect((await signed(deep, sign(deep, world.emulator.appSecret))).status).toBe(200);
  const odd = { ...textMessage('wamid.nul', 'o\u0000k \ud83d'), context: { id: 'wamid.\u0000' } };
  expect(await postWebhook(world.kinto.url, world.emulator.appSecret, webhookOf(odd))).toBe(200);
  expect(await world.database.sql(`SELECT content FROM inbound_messages WHERE wamid = 'wamid.nul'`)).toEqual([
    { content: { kind: 'text', text: 'ok ' } },
  ]);
});

test('A bad member costs its neighbours nothing, and kinds of the future are kept', async () => {
  const { appSecret, phoneNumberId } = world.emulator;
  const from = { from: FROM.slice(1), timestamp: '1763633000' };
  const webhook = webhookOf(
    textMessage('wamid.good-1', 'hello'),
    { id: 'wamid.hologram', type: 'hologram', hologram: { id: '5' } } as { id: string },
    { id: '' },
    textMessage('wamid.good-2', 'hello again'),
  );
  const change = webhook.entry[0]?.changes[0];
  (change?.value.messages as unknown[] | undefined)?.push(null, 17, 'text', { ...from, type: 'text' });
  const entries = [
    ...webhook.entry,
    null,
    { id: '2', changes: [{ field: 'account_update', value: { event: 'DISABLED_UPDATE' } }, null] },
    {
      ...webhook.entry[0],
      changes: [
        {
          ...change,
          value: { ...change?.value, messages: [{ ...from, ...textMessage('wamid.good-3', 'late') }] },
        },
      ],
    },
  ];
  expect(await postWebhook(world.kinto.url, appSecret, { ...webhook, entry: entries })).toBe(200);
  await world.settled();
  expect(
    await world.database.sql(`SELECT wamid, phone_number_id, handled_at IS NOT NULL AS handled FROM inbound_messages
      WHERE wamid LIKE 'wamid.good%' OR wamid = 'wamid.hologram' ORDER BY seq`),
  ).toEqual(
    ['wamid.good-1', 'wamid.hologram', 'wamid.good-2', 'wamid.good-3'].map((wamid) => ({
      wamid,
      phone_number_id: phoneNumberId,
      handled: true,
    })),
  );
  expect(await reasons('a change%')).toContainEqual({ reason: 'a change of account_update' });
});

test('What is meant for another number of the business is kept aside and has no effect', async () => {
  const { appSecret, phoneNumberId } = world.emulator;
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  await world.settled();
  const foreign = messagesWebhook(`${phoneNumberId}0`, plant.phoneNumber, [
    textMessage('wamid.foreign', 'OK'),
  ]);
  expect(await postWebhook(world.kinto.url, appSecret, foreign)).toBe(200);
  await world.settled();
  expect(
    await world.database.sql('SELECT 1 FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toEqual([]);
  expect(await world.database.sql(`SELECT 1 FROM inbound_messages WHERE wamid = 'wamid.foreign'`)).toEqual(
    [],
  );
  expect(await reasons('for another%')).toEqual([{ reason: `for another phone number: ${phoneNumberId}0` }]);
});

test('Statuses of messages that are not ours are kept aside', async () => {
  const status = {
    id: 'wamid.of-another-app',
    status: 'delivered',
    timestamp: '1763633000',
    recipient_id: '12025550188',
  };
  const webhook = statusesWebhook(status, { ...status, biz_opaque_callback_data: 'order-17' });
  expect(await postWebhook(world.kinto.url, world.emulator.appSecret, webhook)).toBe(200);
  expect(await reasons('status of%')).toHaveLength(2);
});
