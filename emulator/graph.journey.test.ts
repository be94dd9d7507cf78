import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JPEG } from './test/messages.ts';
import { type Pair, startPair } from './test/start-pair.ts';

let now = Date.UTC(2026, 10, 20, 12);
let pair: Pair;

beforeEach(async () => {
  pair = await startPair({ now: () => now });
});
afterEach(() => pair.close());

const messagesPath = (version = 'v26.0', id = pair.emulator.phoneNumberId) => `/${version}/${id}/messages`;
const HELLO = { messaging_product: 'whatsapp', to: '+255712345678', text: { body: 'Hi' } };

describe('a token', () => {
  it.each([
    ['none', undefined, undefined],
    ['expired', 'Bearer expired', 463],
    ['invalid', 'Bearer invalid', undefined],
    ['of another kind', 'Basic abc', undefined],
  ])('%s is refused with 401 and code 190', async (_name, authorization, subcode) => {
    const response = await fetch(pair.emulator.url + messagesPath(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify(HELLO),
    });
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(response.status).toBe(401);
    expect(error).toMatchObject({ code: 190, type: 'OAuthException' });
    expect(error.error_subcode).toBe(subcode);
  });

  it('must be the configured one when there is one', async () => {
    const strict = await startPair({ accessToken: 'right' });
    const path = `/v26.0/${strict.emulator.phoneNumberId}/messages`;
    expect((await strict.call('POST', path, HELLO, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await strict.call('POST', path, HELLO, { authorization: 'Bearer right' })).status).toBe(200);
    await strict.close();
  });
});

describe('a version', () => {
  it.each(['v21.0', 'v25.0', 'v26.0', 'v30.0'])('%s is served', async (version) => {
    expect((await pair.call('POST', messagesPath(version), HELLO)).status).toBe(200);
  });

  it.each([
    ['v20.0', 2635],
    ['v1.0', 2635],
    ['version', 2500],
    ['v26', 2500],
  ])('%s is refused', async (version, code) => {
    const answer = await pair.call('POST', messagesPath(version), HELLO);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code, type: 'OAuthException' });
  });
});

describe('a request', () => {
  it.each([
    'POST',
    'GET',
    'DELETE',
  ])('%s for an unknown object is 400 with code 100 and subcode 33', async (method) => {
    const path = method === 'POST' ? messagesPath('v26.0', '999') : '/v26.0/999';
    const answer = await pair.call(method, path, method === 'POST' ? HELLO : undefined);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
    expect(answer.body.error.message).toContain("'999'");
  });

  it.each([
    ['broken JSON', '{"messaging_product":'],
    ['a list', []],
    ['no messaging_product', { to: '+255712345678', text: { body: 'Hi' } }],
    ['another product', { ...HELLO, messaging_product: 'telegram' }],
  ])('with %s is refused with code 100', async (_name, body) => {
    const answer = await pair.call('POST', messagesPath(), body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 100, fbtrace_id: expect.any(String) });
  });
});

describe('the phone number', () => {
  it('tells the fields that were asked for, and its id', async () => {
    const path = `/v26.0/${pair.emulator.phoneNumberId}?fields=quality_rating,status,throughput`;
    expect((await pair.call('GET', path)).body).toEqual({
      id: pair.emulator.phoneNumberId,
      quality_rating: 'GREEN',
      status: 'CONNECTED',
      throughput: { level: 'STANDARD' },
    });
    const byDefault = (await pair.call('GET', `/v26.0/${pair.emulator.phoneNumberId}`)).body;
    expect(byDefault).toMatchObject({
      verified_name: 'Emulated Business',
      display_phone_number: '+15550783881',
    });
  });
});

async function upload(
  bytes: Buffer,
  type: string,
  fields: Record<string, string> = { messaging_product: 'whatsapp' },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), 'gauge.jpg');
  const response = await fetch(`${pair.emulator.url}/v26.0/${pair.emulator.phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization: 'Bearer token' },
    body: form,
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any field of an answer
  return { status: response.status, body: (await response.json()) as any };
}

describe('media', () => {
  it('come back in two hops, byte for byte', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    const node = (await pair.call('GET', `/v26.0/${id}`)).body;
    expect(node).toMatchObject({
      id,
      messaging_product: 'whatsapp',
      mime_type: 'image/jpeg',
      file_size: JPEG.length,
    });
    expect(node.sha256).toMatch(/^[0-9a-f]{64}$/);
    const file = await fetch(node.url, { headers: { authorization: 'Bearer token' } });
    expect(file.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(JPEG);
  });

  it('can be sent by id', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    expect((await pair.send({ type: 'image', image: { id } })).status).toBe(200);
  });

  it('are gone after five minutes, until the address is asked for again', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    const { url } = (await pair.call('GET', `/v26.0/${id}`)).body;
    const get = async (address: string) =>
      (await fetch(address, { headers: { authorization: 'Bearer t' } })).status;
    now += 299_000;
    expect(await get(url)).toBe(200);
    now += 1000;
    expect(await get(url)).toBe(404);
    expect(await get((await pair.call('GET', `/v26.0/${id}`)).body.url)).toBe(200);
    expect(await get(url.replace(/ext=\d+/, 'ext=9999999999'))).toBe(404);
  });

  it('need a bearer token and a User-Agent', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    const { url } = (await pair.call('GET', `/v26.0/${id}`)).body;
    expect((await fetch(url)).status).toBe(401);
    const nameless = new Promise((resolve) => {
      request(url, { headers: { authorization: 'Bearer token' } }, (res) => {
        res.resume();
        resolve(res.statusCode);
      }).end();
    });
    expect(await nameless).toBe(400);
  });

  it('expire by the switch: first the addresses, then the ids', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    await pair.switches({ expireMedia: true });
    const { url } = (await pair.call('GET', `/v26.0/${id}`)).body;
    expect((await fetch(url, { headers: { authorization: 'Bearer t' } })).status).toBe(404);
    await pair.switches({ expireMedia: 'ids' });
    expect((await pair.call('GET', `/v26.0/${id}`)).body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    await pair.switches({ expireMedia: false });
    expect((await fetch(url, { headers: { authorization: 'Bearer t' } })).status).toBe(200);
  });

  it('can be deleted', async () => {
    const { id } = (await upload(JPEG, 'image/jpeg')).body;
    expect((await pair.call('DELETE', `/v26.0/${id}`)).body).toEqual({ success: true });
    expect((await pair.call('GET', `/v26.0/${id}`)).status).toBe(400);
  });

  it.each([
    ['of a type that is not taken', JPEG, 'image/gif', undefined, 100, /following types/],
    [
      'that are too large',
      Buffer.alloc(5 * 1024 * 1024 + 1),
      'image/jpeg',
      undefined,
      131053,
      /out of range/,
    ],
    ['without messaging_product', JPEG, 'image/jpeg', {}, 100, undefined],
  ])('%s are refused', async (_name, bytes, type, fields, code, details) => {
    const answer = await upload(bytes, type, fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe(code);
    if (details) expect(answer.body.error.error_data.details).toMatch(details);
  });
});
