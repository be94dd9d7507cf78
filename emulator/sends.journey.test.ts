import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPERATOR, type Pair, startPair } from './test/start-pair.ts';

let now = 0;
let pair: Pair;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 12);
  pair = await startPair({ now: () => now });
});
afterEach(() => pair.close());

const statuses = () => pair.receiver.statuses().map(({ status }) => status);

describe('a send', () => {
  it('is answered with the number, a wamid and accepted', async () => {
    const answer = await pair.send({ type: 'text', text: { body: 'Hi' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: `+${OPERATOR}`, wa_id: OPERATOR }],
      messages: [{ id: expect.stringMatching(/^wamid\.HBgM[A-Za-z0-9+/]+=*$/), message_status: 'accepted' }],
    });
  });

  it('reports sent, delivered and read in order, with price on the first two and our data on all', async () => {
    const { body } = await pair.send({ text: { body: 'Hi' }, biz_opaque_callback_data: 'row 7' });
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'delivered']);
    await pair.act('read', {});
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'delivered', 'read']);
    const userId = expect.stringMatching(/^TZ\.\d{20}$/);
    const common = {
      id: body.messages[0].id,
      timestamp: String(now / 1000),
      recipient_id: OPERATOR,
      recipient_user_id: userId,
      biz_opaque_callback_data: 'row 7',
    };
    const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };
    expect(pair.receiver.statuses()).toEqual([
      { ...common, status: 'sent', pricing },
      { ...common, status: 'delivered', pricing },
      { ...common, status: 'read' },
    ]);
    expect(pair.receiver.hits[0]?.value.contacts).toEqual([
      { profile: { name: 'Operator 5678' }, wa_id: OPERATOR, user_id: userId },
    ]);
  });

  it('is read at once with autoRead, and only once', async () => {
    await pair.switches({ autoRead: true });
    await pair.send({ text: { body: 'Hi' } });
    await pair.emulator.idle();
    await pair.act('read', {});
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'delivered', 'read']);
  });

  it('waits with sent for a phone that is offline', async () => {
    await pair.switches({ offline: [OPERATOR] });
    await pair.send({ text: { body: 'one' } });
    await pair.send({ text: { body: 'two' } });
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'sent']);
    await pair.switches({ offline: [] });
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'sent', 'delivered', 'delivered']);
  });

  it('reaches a person by BSUID', async () => {
    await pair.call('POST', '/emulator/phones', { phoneNumber: `+${OPERATOR}`, name: 'Asha' });
    const { userId } = (await pair.call('GET', `/emulator/phones/${OPERATOR}`)).body;
    const answer = await pair.send({ to: undefined, recipient: userId, text: { body: 'Hi' } });
    expect(answer.body.contacts).toEqual([{ input: userId, user_id: userId }]);
    expect(await pair.chat()).toHaveLength(1);
  });

  it('of a reaction gets no further than sent and shows on its message', async () => {
    const { wamid } = (await pair.act('text', { body: 'OK' })).body;
    await pair.send({ type: 'reaction', reaction: { message_id: wamid, emoji: '👍' } });
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent']);
    expect((await pair.chat())[0].reactions).toEqual({ outbound: '👍' });
  });

  it('of a template counts as utility and its quick reply can be pressed', async () => {
    const components = [
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '0',
        parameters: [{ type: 'payload', payload: 'YES' }],
      },
    ];
    const template = { name: 'reminder', language: { code: 'en' }, components };
    const { body } = await pair.send({ type: 'template', template });
    await pair.emulator.idle();
    expect(pair.receiver.statuses()[0]?.pricing).toMatchObject({ category: 'utility' });
    await pair.act('press', { messageWamid: body.messages[0].id, id: 'YES' });
    await pair.emulator.idle();
    expect(pair.receiver.messages()[0]).toMatchObject({
      type: 'button',
      button: { payload: 'YES', text: 'YES' },
      context: { id: body.messages[0].id },
    });
  });
});

describe('mark as read', () => {
  const markRead = (fields: object) =>
    pair.call('POST', `/v26.0/${pair.emulator.phoneNumberId}/messages`, {
      messaging_product: 'whatsapp',
      status: 'read',
      ...fields,
    });

  it('gives blue ticks to the message and those before it, not to later ones', async () => {
    const wamids = [];
    for (const body of ['1', '2', '3']) wamids.push((await pair.act('text', { body })).body.wamid);
    await pair.emulator.idle();
    const answer = await markRead({ message_id: wamids[1], typing_indicator: { type: 'text' } });
    expect(answer).toEqual({ status: 200, body: { success: true } });
    expect((await pair.chat()).map((message: { status: string }) => message.status)).toEqual([
      'read',
      'read',
      'delivered',
    ]);
    expect((await pair.call('GET', `/emulator/phones/${OPERATOR}`)).body.typing).toBe(true);
    now += 25_000;
    expect((await pair.call('GET', `/emulator/phones/${OPERATOR}`)).body.typing).toBe(false);
  });

  it.each([
    ['an unknown wamid', { message_id: 'wamid.none' }, 131009],
    ['no wamid', {}, 131008],
    ['another status', { status: 'delivered', message_id: 'wamid.none' }, 100],
  ])('refuses %s', async (_name, fields, code) => {
    const answer = await markRead(fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe(code);
  });

  it('refuses one of the business’s own messages', async () => {
    const { body } = await pair.send({ text: { body: 'Hi' } });
    expect((await markRead({ message_id: body.messages[0].id })).body.error.code).toBe(131009);
  });
});

describe('a switch', () => {
  it('failNextSends fails that many sends with the code, and none after them', async () => {
    await pair.switches({ failNextSends: { count: 2, code: 130429 } });
    const answers = [];
    for (const body of ['1', '2', '3']) answers.push(await pair.send({ text: { body } }));
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 200]);
    expect(answers[0]?.body.error).toMatchObject({ code: 130429, message: '(#130429) Rate limit hit' });
    expect(await pair.chat()).toHaveLength(1);
  });

  it('failNextSends fails later, too: accepted, then failed by status', async () => {
    await pair.switches({ failNextSends: { count: 1, code: 131026, later: true } });
    expect((await pair.send({ text: { body: 'Hi' }, biz_opaque_callback_data: 'x' })).status).toBe(200);
    await pair.emulator.idle();
    expect(pair.receiver.hits[0]?.value).not.toHaveProperty('contacts');
    expect(pair.receiver.statuses()).toEqual([
      expect.objectContaining({
        status: 'failed',
        biz_opaque_callback_data: 'x',
        errors: [expect.objectContaining({ code: 131026, title: 'Message undeliverable' })],
      }),
    ]);
    expect(pair.receiver.statuses()[0]).not.toHaveProperty('recipient_user_id');
  });

  it('acceptThenDrop accepts the message and cuts the connection', async () => {
    await pair.switches({ acceptThenDrop: 1 });
    await expect(pair.send({ text: { body: 'Hi' }, biz_opaque_callback_data: 'row 9' })).rejects.toThrow();
    await pair.emulator.idle();
    expect(pair.receiver.statuses()[0]).toMatchObject({ status: 'sent', biz_opaque_callback_data: 'row 9' });
    expect((await pair.send({ text: { body: 'Hi' } })).status).toBe(200);
  });

  it('holdStatuses keeps statuses back and lets them go in order', async () => {
    await pair.switches({ holdStatuses: true });
    await pair.send({ text: { body: 'Hi' } });
    await pair.emulator.idle();
    expect(pair.receiver.hits).toHaveLength(0);
    await pair.switches({ holdStatuses: false });
    await pair.emulator.idle();
    expect(statuses()).toEqual(['sent', 'delivered']);
  });

  it('answerDelayMs lets the status overtake the answer', async () => {
    await pair.switches({ answerDelayMs: 600_000 });
    const answer = pair.send({ text: { body: 'Hi' } }).then(
      () => 'answered',
      () => 'cut off',
    );
    await pair.receiver.received(1);
    expect(statuses()).toEqual(['sent']);
    await pair.emulator.close();
    expect(await answer).toBe('cut off');
  });

  it('window24h lets free-form messages fail later unless the person wrote within 24 hours', async () => {
    await pair.switches({ window24h: true });
    await pair.send({ text: { body: 'never wrote' } });
    await pair.act('text', { body: 'OK' });
    now += 24 * 60 * 60 * 1000 - 1000;
    await pair.send({ text: { body: 'still open' } });
    now += 2000;
    await pair.send({ text: { body: 'closed' } });
    await pair.send({ type: 'template', template: { name: 'reminder', language: { code: 'en' } } });
    await pair.emulator.idle();
    const chat = await pair.chat();
    const outbound = chat.filter((message: { direction: string }) => message.direction === 'outbound');
    expect(outbound.map((message: { failedWith: number | null }) => message.failedWith)).toEqual([
      131047,
      null,
      131047,
      null,
    ]);
  });

  it('pairRate lends 45 messages and refuses the next until 6 s have passed', async () => {
    await pair.switches({ pairRate: true });
    const codes = [];
    for (let index = 0; index < 46; index += 1) {
      codes.push((await pair.send({ text: { body: String(index) } })).body.error?.code ?? 200);
    }
    expect(codes.slice(0, 45).every((code) => code === 200)).toBe(true);
    expect(codes[45]).toBe(131056);
    expect((await pair.send({ to: '+255700000001', text: { body: 'another' } })).status).toBe(200);
    now += 6000;
    expect((await pair.send({ text: { body: 'again' } })).status).toBe(200);
  });
});
