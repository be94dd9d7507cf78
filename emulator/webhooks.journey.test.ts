import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPERATOR, type Pair, startPair } from './test/start-pair.ts';

const FAST = { baseMs: 1, capMs: 4, giveUpMs: 60_000 };
let pair: Pair;

beforeEach(async () => {
  pair = await startPair({ retry: FAST, appSecret: 'the secret' });
});
afterEach(() => pair.close());

const hmac = (body: string | Buffer) =>
  `sha256=${createHmac('sha256', 'the secret').update(body).digest('hex')}`;

describe('a webhook', () => {
  it('is signed over exactly the escaped bytes', async () => {
    await pair.act('text', { body: 'Grüße 👍 a/b' });
    await pair.emulator.idle();
    const hit = pair.receiver.hits[0];
    expect(hit?.raw.toString()).toContain('Gr\\u00fc\\u00dfe \\ud83d\\udc4d a\\/b');
    expect(hit?.raw.every((byte) => byte < 0x80)).toBe(true);
    expect(hit?.headers['x-hub-signature-256']).toBe(hmac(hit?.raw ?? ''));
    expect(hit?.headers['user-agent']).toBe('facebookexternalua');
  });

  it('fails a receiver that hashes re-serialised JSON', async () => {
    await pair.act('text', { body: 'ä' });
    await pair.emulator.idle();
    const hit = pair.receiver.hits[0];
    const again = JSON.stringify(JSON.parse(hit?.raw.toString() ?? ''));
    expect(hit?.headers['x-hub-signature-256']).not.toBe(hmac(again));
  });

  it('carries one text message as Meta shapes it', async () => {
    const sent = await pair.act('text', { body: 'OK', at: 1_790_000_000 });
    await pair.emulator.idle();
    const body = JSON.parse(pair.receiver.hits[0]?.raw.toString() ?? '');
    const [, userId] = /^(TZ\.\d{20})$/.exec(body.entry[0].changes[0].value.contacts[0].user_id) ?? [];
    expect(body).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
                contacts: [{ profile: { name: 'Operator 5678' }, wa_id: OPERATOR, user_id: userId }],
                messages: [
                  {
                    from: OPERATOR,
                    from_user_id: userId,
                    id: sent.body.wamid,
                    timestamp: '1790000000',
                    type: 'text',
                    text: { body: 'OK' },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  });
});

describe('a delivery', () => {
  it.each([
    500, 503, 401, 404, 204, 302,
  ])('is tried again after %i until it gets 200, then no more', async (status) => {
    pair.receiver.answerWith((_hit, index) => (index < 3 ? status : 200));
    await pair.act('text', { body: 'OK' });
    await pair.emulator.idle();
    expect(pair.receiver.hits).toHaveLength(4);
    expect(new Set(pair.receiver.hits.map((hit) => hit.raw.toString())).size).toBe(1);
    const [delivery] = (await pair.call('GET', '/emulator/deliveries')).body.items;
    expect(delivery.state).toBe('delivered');
    expect(delivery.attempts.map((attempt: { status: number }) => attempt.status)).toEqual([
      status,
      status,
      status,
      200,
    ]);
  });

  it('is tried again after a refused connection', async () => {
    const { url } = pair.receiver;
    pair.emulator.setWebhookUrl('http://127.0.0.1:9/webhook');
    await pair.act('text', { body: 'OK' });
    pair.emulator.setWebhookUrl(url);
    await pair.emulator.idle();
    expect(pair.receiver.messages()).toHaveLength(1);
    const [delivery] = (await pair.call('GET', '/emulator/deliveries')).body.items;
    expect(delivery.attempts[0]).toMatchObject({ status: null });
    expect(delivery.attempts.at(-1)).toMatchObject({ status: 200, error: null });
  });

  it('is dropped after seven days', async () => {
    let now = 0;
    const hopeless = await startPair({ retry: { baseMs: 1 }, now: () => now });
    hopeless.receiver.answerWith(() => {
      now += 3 * 24 * 60 * 60 * 1000;
      return 500;
    });
    await hopeless.act('text', { body: 'OK' });
    await hopeless.emulator.idle();
    const [delivery] = (await hopeless.call('GET', '/emulator/deliveries')).body.items;
    expect(delivery.state).toBe('dropped');
    expect(delivery.attempts).toHaveLength(3);
    await hopeless.close();
  });

  it('is tried again after a receiver that never answers', async () => {
    const impatient = await startPair({ retry: FAST, webhookTimeoutMs: 50 });
    impatient.receiver.answerWith((_hit, index) => (index === 0 ? 'hang' : 200));
    await impatient.act('text', { body: 'OK' });
    await impatient.emulator.idle();
    expect(impatient.receiver.hits).toHaveLength(2);
    await impatient.close();
  });

  it('does not wait for another one', async () => {
    pair.receiver.answerWith((hit) => (JSON.stringify(hit.value).includes('first') ? 'hang' : 200));
    await pair.act('text', { body: 'first' });
    await pair.receiver.received(1);
    await pair.act('text', { body: 'second' });
    await pair.receiver.received(2);
    expect(pair.receiver.messages().map((message) => message.text)).toEqual([
      { body: 'first' },
      { body: 'second' },
    ]);
  });
});

describe('the switch', () => {
  it('deliverTwice sends the same bytes twice', async () => {
    await pair.switches({ deliverTwice: true });
    await pair.act('text', { body: 'OK' });
    await pair.emulator.idle();
    expect(pair.receiver.hits).toHaveLength(2);
    expect(pair.receiver.hits[0]?.raw).toEqual(pair.receiver.hits[1]?.raw);
  });

  it('reorder sends the newest first', async () => {
    await pair.switches({ reorder: true, reorderWindowMs: 1000 });
    for (const body of ['one', 'two', 'three']) await pair.act('text', { body });
    await pair.emulator.idle();
    const bodies = pair.receiver.messages().map((message) => (message.text as { body: string }).body);
    expect(bodies).toEqual(['three', 'two', 'one']);
  });

  it('batch puts many messages into one value, and statuses beside it', async () => {
    await pair.switches({ batch: true, batchWindowMs: 1000 });
    for (const body of ['one', 'two']) await pair.act('text', { body });
    await pair.act('text', { body: 'three' }, '255700000001');
    await pair.send({ text: { body: 'Hi' } });
    await pair.receiver.received(1);
    const [entry] = JSON.parse(pair.receiver.hits[0]?.raw.toString() ?? '').entry;
    const [messages, statuses] = entry.changes.map((change: { value: object }) => change.value);
    expect(messages.contacts.map((contact: { wa_id: string }) => contact.wa_id)).toEqual([
      OPERATOR,
      '255700000001',
    ]);
    expect(messages.messages.map((message: { text: object }) => message.text)).toEqual([
      { body: 'one' },
      { body: 'two' },
      { body: 'three' },
    ]);
    expect(statuses.statuses).toEqual([expect.objectContaining({ status: 'sent' })]);
    await pair.emulator.idle();
    expect(pair.receiver.statuses().map(({ status }) => status)).toContain('delivered');
  });

  it('delayMs keeps a webhook back, and idle waits for it', async () => {
    await pair.switches({ delayMs: 20 });
    await pair.act('text', { body: 'soon' });
    expect((await pair.call('POST', '/emulator/idle', {})).body).toEqual({ idle: true, pending: 0 });
    expect(pair.receiver.hits).toHaveLength(1);
    await pair.switches({ delayMs: 600_000 });
    await pair.act('text', { body: 'much later' });
    const answer = await pair.call('POST', '/emulator/idle', { timeoutMs: 1 });
    expect(answer.body).toMatchObject({ idle: false });
    expect(pair.receiver.hits).toHaveLength(1);
  });

  it('hidePhoneNumber leaves out every trace of the number', async () => {
    await pair.switches({ hidePhoneNumber: true });
    await pair.act('text', { body: 'OK' });
    await pair.emulator.idle();
    const contact = pair.receiver.hits[0]?.value.contacts?.[0] ?? {};
    expect(contact.profile).toEqual({ name: 'Operator 5678', username: 'operator_5678' });
    const text = pair.receiver.hits[0]?.raw
      .toString()
      .replaceAll(String(pair.receiver.messages()[0]?.id), '');
    expect(text).not.toContain(OPERATOR);
    await pair.send({ to: undefined, recipient: contact.user_id, text: { body: 'Hi' } });
    await pair.emulator.idle();
    expect(pair.receiver.statuses()[0]).toMatchObject({ status: 'sent', recipient_user_id: contact.user_id });
    expect(pair.receiver.statuses()[0]).not.toHaveProperty('recipient_id');
  });
});

describe('the verification', () => {
  it('asks with mode, token and challenge, and wants the bare challenge back', async () => {
    expect((await pair.call('POST', '/emulator/verify', {})).body).toMatchObject({ ok: true, status: 200 });
    const url = new URL(pair.receiver.hits[0]?.path ?? '', 'http://x');
    expect(url.searchParams.get('hub.mode')).toBe('subscribe');
    expect(url.searchParams.get('hub.verify_token')).toBe('emulator-verify-token');
    expect(pair.receiver.hits[0]?.headers).not.toHaveProperty('x-hub-signature-256');
    pair.receiver.answerWith(() => 403);
    expect(await pair.emulator.verify()).toMatchObject({ ok: false, status: 403 });
  });
});

describe('a raw webhook', () => {
  it.each([
    ['good', (raw: Buffer) => hmac(raw)],
    ['missing', () => undefined],
    ['sha256=abc', () => 'sha256=abc'],
  ])('goes out with the signature %s', async (signature, expected) => {
    const answer = await pair.call('POST', '/emulator/webhook/raw', { body: { any: 'thing ä' }, signature });
    expect(answer.body).toMatchObject({ status: 200 });
    const hit = pair.receiver.hits[0];
    expect(hit?.headers['x-hub-signature-256']).toBe(expected(hit?.raw ?? Buffer.alloc(0)));
  });

  it('is sent once, wrongly signed, as any text, and the answer comes back', async () => {
    pair.receiver.answerWith(() => 401);
    const answer = await pair.call('POST', '/emulator/webhook/raw', {
      body: 'not { json',
      signature: 'wrong',
    });
    expect(answer.body).toMatchObject({ status: 401 });
    expect(pair.receiver.hits).toHaveLength(1);
    expect(pair.receiver.hits[0]?.raw.toString()).toBe('not { json');
    expect(pair.receiver.hits[0]?.headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(pair.receiver.hits[0]?.headers['x-hub-signature-256']).not.toBe(hmac('not { json'));
  });
});
