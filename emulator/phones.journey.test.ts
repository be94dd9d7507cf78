import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from './start.ts';
import { buttonMessage, JPEG, listMessage } from './test/messages.ts';
import { OPERATOR, type Pair, startPair } from './test/start-pair.ts';

let pair: Pair;

beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.close());

const BUSINESS = '15550783881';

describe('an operator', () => {
  it('comes into being when the business writes, and takes the name it is given', async () => {
    await pair.send({ text: { body: 'Hi' } });
    await pair.call('POST', '/emulator/phones', { phoneNumber: '+255 712 345 678', name: 'Asha Mwangi' });
    const { items } = (await pair.call('GET', '/emulator/phones')).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ digits: OPERATOR, name: 'Asha Mwangi', messages: 1 });
  });

  it('keeps the same BSUID in every run', async () => {
    const other = await startPair();
    const path = `/emulator/phones/${OPERATOR}`;
    expect((await pair.call('GET', path)).body.userId).toBe((await other.call('GET', path)).body.userId);
    await other.close();
  });

  it('presses a button: the reply names the message and the button', async () => {
    const { body } = await pair.send(buttonMessage('OK', 'NOK'));
    const messageWamid = body.messages[0].id;
    await pair.act('press', { messageWamid, id: 'nok' });
    await pair.emulator.idle();
    expect(pair.receiver.messages()[0]).toMatchObject({
      context: { from: BUSINESS, id: messageWamid },
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'nok', title: 'NOK' } },
    });
  });

  it('picks a list row', async () => {
    const { body } = await pair.send(listMessage(['One', 'Two']));
    await pair.act('press', { messageWamid: body.messages[0].id, id: 'r2' });
    await pair.emulator.idle();
    expect(pair.receiver.messages()[0]?.interactive).toEqual({
      type: 'list_reply',
      list_reply: { id: 'r2', title: 'Two' },
    });
  });

  it('quotes a message of either side', async () => {
    const { body } = await pair.send({ text: { body: 'Hi' } });
    const ours = await pair.act('text', { body: 'one', quote: body.messages[0].id });
    await pair.act('text', { body: 'two', quote: ours.body.wamid });
    await pair.emulator.idle();
    expect(pair.receiver.messages().map((message) => message.context)).toEqual([
      { from: BUSINESS, id: body.messages[0].id },
      { from: OPERATOR, id: ours.body.wamid },
    ]);
  });

  it('sends an album as separate messages, the caption on the first', async () => {
    const form = new FormData();
    for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) {
      form.append('files', new Blob([new Uint8Array(JPEG)], { type: 'image/jpeg' }), name);
    }
    form.append('caption', 'OK - fine');
    const url = `${pair.emulator.url}/emulator/phones/${OPERATOR}/photos`;
    const { wamids } = (await (await fetch(url, { method: 'POST', body: form })).json()) as {
      wamids: string[];
    };
    await pair.emulator.idle();
    expect(pair.receiver.hits).toHaveLength(3);
    const byWamid = new Map(pair.receiver.messages().map((message) => [message.id, message]));
    const images = wamids.map((wamid) => byWamid.get(wamid)?.image as Record<string, string>);
    expect(images.map((image) => image.caption)).toEqual(['OK - fine', undefined, undefined]);
    expect(new Set(images.map((image) => image.id)).size).toBe(3);
    expect(images[0]).toMatchObject({
      mime_type: 'image/jpeg',
      sha256: createHash('sha256').update(JPEG).digest('base64'),
    });
  });

  it('sends photos as JSON, also as a document or with an address', async () => {
    const photos = [{ base64: JPEG.toString('base64'), filename: 'IMG_1.jpg' }];
    await pair.act('photos', { photos, withUrl: true });
    await pair.act('photos', { photos, as: 'document' });
    await pair.emulator.idle();
    const all = pair.receiver.messages();
    const image = all.find((message) => message.type === 'image')?.image as Record<string, string>;
    expect(image).toMatchObject({ mime_type: 'image/jpeg', url: expect.stringContaining(image.id ?? '?') });
    expect(all.find((message) => message.type === 'document')?.document).toMatchObject({
      filename: 'IMG_1.jpg',
    });
  });

  it.each([
    ['location', { type: 'location', location: { latitude: 1.5, longitude: 2 } }],
    ['sticker', { type: 'sticker', sticker: { id: '1', animated: false } }],
    ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }],
    [
      'unsupported',
      { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } },
    ],
    ['unheard of', { type: 'hologram', hologram: [1, 2] }],
  ])('sends any other message: %s', async (_name, message) => {
    const { wamid } = (await pair.act('raw', { message })).body;
    await pair.emulator.idle();
    expect(pair.receiver.messages()).toEqual([
      expect.objectContaining({ ...message, id: wamid, from: OPERATOR }),
    ]);
    expect(pair.receiver.hits[0]?.value.contacts).toHaveLength(1);
  });

  it('changes the number: a system message without contacts; a null takes a field out', async () => {
    const system = { body: 'changed', wa_id: '255700000009', type: 'user_changed_number' };
    await pair.act('raw', { message: { type: 'system', system, from_user_id: null } });
    await pair.emulator.idle();
    expect(pair.receiver.hits[0]?.value).not.toHaveProperty('contacts');
    expect(pair.receiver.messages()[0]).not.toHaveProperty('from_user_id');
  });
});

describe('the controls refuse, naming the fault,', () => {
  it.each<[string, string, object, RegExp]>([
    ['an empty text', `phones/${OPERATOR}/text`, { body: '' }, /^body: /],
    ['an unknown field', `phones/${OPERATOR}/text`, { body: 'x', bold: true }, /bold/],
    ['a quote from nowhere', `phones/${OPERATOR}/text`, { body: 'x', quote: 'wamid.x' }, /^quote: /],
    ['a number that is none', 'phones', { phoneNumber: '12' }, /^phoneNumber: /],
    ['the number of the business', 'phones', { phoneNumber: BUSINESS }, /business itself/],
    [
      'a press on nothing',
      `phones/${OPERATOR}/press`,
      { messageWamid: 'wamid.x', id: 'a' },
      /^messageWamid: /,
    ],
    ['no photos', `phones/${OPERATOR}/photos`, { photos: [] }, /^photos: /],
    [
      'photos that are not base64',
      `phones/${OPERATOR}/photos`,
      { photos: [{ base64: '%%' }] },
      /^photos\.0\.base64: /,
    ],
    ['an unknown switch', 'switches', { deliverThrice: true }, /deliverThrice/],
    ['a switch of the wrong kind', 'switches', { delayMs: -1 }, /^delayMs: /],
    ['a webhook that is no address', 'webhook', { url: 'ftp://x' }, /^url: /],
    ['a raw message that is none', `phones/${OPERATOR}/raw`, { message: 'x' }, /^message: /],
  ])('%s', async (_name, path, body, message) => {
    const answer = await pair.call('POST', `/emulator/${path}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });

  it('a button that the message does not have', async () => {
    const { body } = await pair.send(buttonMessage('OK'));
    const answer = await pair.act('press', { messageWamid: body.messages[0].id, id: 'nok' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/no button or row "nok"/);
  });

  it('broken JSON and unknown paths', async () => {
    expect((await pair.call('POST', '/emulator/switches', '{')).status).toBe(400);
    expect((await pair.call('GET', '/emulator/nothing')).status).toBe(404);
  });
});

describe('whoever watches', () => {
  it('sees every Graph request without its token', async () => {
    await pair.send({ text: { body: 'Hi' } });
    const path = `/v26.0/${pair.emulator.phoneNumberId}/messages?access_token=hush`;
    await pair.call('POST', path, {}, { authorization: 'Bearer hush' });
    const answer = await pair.call('GET', '/emulator/requests');
    expect(answer.body.items).toHaveLength(2);
    expect(answer.body.items[0]).toMatchObject({
      method: 'POST',
      status: 200,
      body: { text: { body: 'Hi' } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('hush');
  });

  it('can wait for the next message', async () => {
    const path = `/emulator/phones/${OPERATOR}/messages?after=0&direction=outbound&waitMs=10000`;
    const waiting = pair.call('GET', path);
    await pair.act('text', { body: 'not this one' });
    await pair.send({ text: { body: 'this one' } });
    expect((await waiting).body.items).toEqual([expect.objectContaining({ content: { body: 'this one' } })]);
  });

  it('gets events as they happen', async () => {
    const response = await fetch(`${pair.emulator.url}/emulator/events`);
    const events = readEvents(response);
    await pair.send({ text: { body: 'Hi' } });
    const seen = [];
    while (seen.at(-1) !== 'status delivered') {
      const event = (await events.next()).value;
      seen.push(event.type === 'status' ? `status ${event.status}` : event.type);
    }
    expect(seen).toEqual(['phone', 'message', 'status sent', 'status delivered']);
    await events.return(undefined);
  });
});

async function* readEvents(response: Response) {
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + Buffer.from(chunk).toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6));
  }
}

describe('several emulators', () => {
  it('share nothing', async () => {
    const other = await startPair({ phoneNumberId: '200000000000001' });
    await pair.send({ text: { body: 'Hi' } });
    expect(await other.chat()).toEqual([]);
    expect((await other.call('POST', `/v26.0/${pair.emulator.phoneNumberId}/messages`, {})).status).toBe(400);
    await other.close();
  });

  it('can’t have the same port, and say so', async () => {
    await expect(startEmulator({ port: pair.emulator.port })).rejects.toThrow(/EADDRINUSE/);
  });

  it('close while deliveries, delays and listeners are under way', async () => {
    const busy = await startPair({ webhookTimeoutMs: 60_000 });
    busy.receiver.answerWith(() => 'hang');
    await busy.act('text', { body: 'hangs' });
    await busy.receiver.received(1);
    await busy.switches({ delayMs: 60_000 });
    await busy.act('text', { body: 'is delayed' });
    await busy.switches({ reorder: true, reorderWindowMs: 60_000 });
    await busy.send({ text: { body: 'is held' } });
    const events = await fetch(`${busy.emulator.url}/emulator/events`);
    await busy.close();
    await expect(events.text()).rejects.toThrow();
    await expect(fetch(busy.emulator.url)).rejects.toThrow();
  });
});
