import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCloudApi, type Timeouts } from './cloud-api.ts';
import type { CloudApi } from './cloud-api-types.ts';
import { type FakeGraph, fakeGraph, json } from './fake-graph.ts';
import type { GraphMessage } from './graph-message.ts';
import { render } from './render.ts';

const TOKEN = 'EAAGm0PX4ZCpsBA-secret';
const TEXT = 'The belt of compressor two is torn';
const message: GraphMessage = render({
  to: { phoneNumber: '+16505550142' },
  content: { text: TEXT },
  opaque: 'outbox-1',
});
const accepted = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '+16505550142', wa_id: '16505550142' }],
  messages: [{ id: 'wamid.OURS', message_status: 'accepted' }],
};

let graph: FakeGraph;
let api: CloudApi;
/** For what never answers. */
let impatient: CloudApi;

function connect(apiUrl: string, timeouts: Partial<Timeouts> = {}): CloudApi {
  return createCloudApi({ apiUrl, version: 'v26.0', phoneNumberId: '1065', accessToken: TOKEN, timeouts });
}

beforeEach(async () => {
  graph = await fakeGraph();
  api = connect(graph.url, { close: 400 });
  impatient = connect(graph.url, { call: 800, close: 400 });
});

afterEach(async () => {
  await Promise.all([api.close(), impatient.close()]);
  await graph.close();
});

describe('send', () => {
  it('hands the message over', async () => {
    graph.answer((_, response) => json(response, 200, accepted));
    expect(await api.send(message)).toEqual({
      kind: 'accepted',
      wamid: 'wamid.OURS',
      waId: '16505550142',
      userId: null,
    });
    const [request] = graph.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/v26.0/1065/messages' });
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'kinto-app',
    });
    expect(JSON.parse(String(request?.body))).toEqual(message);
  });

  it('reads the answer for a hidden number', async () => {
    const contacts = [{ input: 'US.1', user_id: 'US.1' }];
    graph.answer((_, response) => json(response, 200, { ...accepted, contacts }));
    expect(await api.send(message)).toMatchObject({ kind: 'accepted', waId: null, userId: 'US.1' });
  });

  it('uses its connections again', async () => {
    const ports = new Set<number | undefined>();
    graph.answer((_, response) => {
      ports.add(response.socket?.remotePort);
      json(response, 200, accepted);
    });
    for (let n = 0; n < 20; n++) await api.send(message);
    // Two, when the first is still being put away as the next message comes.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it.each([400, 401, 429, 500, 503])('is refused by an error of Meta with HTTP %i', async (status) => {
    const error = {
      message: '(#130429) Rate limit hit',
      type: 'OAuthException',
      code: 130429,
      error_data: {
        messaging_product: 'whatsapp',
        details: 'Cloud API message throughput has been reached.',
      },
      error_subcode: 2494055,
      is_transient: true,
      fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    };
    graph.answer((_, response) => json(response, status, { error }));
    expect(await api.send(message)).toEqual({
      kind: 'refused',
      error: {
        code: 130429,
        subcode: 2494055,
        httpStatus: status,
        title: '(#130429) Rate limit hit',
        details: 'Cloud API message throughput has been reached.',
        isTransient: true,
        traceId: 'Az8or2yhqkZfEZ-_4Qn_Bam',
      },
    });
  });

  it.each([301, 307, 403, 404, 413])('is refused by HTTP %i without an error of Meta', async (status) => {
    graph.answer((_, response) => response.writeHead(status, { location: '/other' }).end('<html>'));
    expect(await api.send(message)).toMatchObject({
      kind: 'refused',
      error: { code: null, httpStatus: status },
    });
    expect(graph.requests).toHaveLength(1);
  });

  it('never shows the token, the text or a number, even when Meta quotes them', async () => {
    const quote = `Bad token ${TOKEN} for ${TEXT} to +16505550142`;
    const error = { code: 100, message: quote, error_data: quote, error_user_msg: quote, fbtrace_id: TOKEN };
    graph.answer((_, response) => json(response, 400, { error }));
    const shown = JSON.stringify(await api.send(message));
    expect(shown).toContain('Bad token');
    expect(shown).toContain('…0142');
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain(TEXT);
    expect(shown).not.toContain('1650555');
  });
});

describe('a send is in doubt', () => {
  it.each([
    ['a gateway answers in HTML', 502, '<html>Bad gateway</html>', 'HTTP 502 without an error of Meta’s'],
    ['a gateway gave up waiting', 504, '', 'HTTP 504 without an error of Meta’s'],
    ['the answer is no JSON', 200, 'OK', 'an answer that we cannot read'],
    ['the answer has no id', 200, '{"messages":[]}', 'an answer that we cannot read'],
    [
      'the answer is endless',
      200,
      JSON.stringify({ ...accepted, a: 'x'.repeat(2_000_000) }),
      'an answer that we cannot read',
    ],
  ])('when %s', async (_, status, body, reason) => {
    graph.answer((_, response) => response.writeHead(status).end(body));
    expect(await api.send(message)).toEqual({ kind: 'in-doubt', reason });
  });

  it('when the connection is reset before an answer', async () => {
    graph.answer((_, response) => response.socket?.resetAndDestroy());
    expect(await api.send(message)).toMatchObject({ kind: 'in-doubt' });
  });

  it('when the connection is reset within the answer', async () => {
    graph.answer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"messages":', () => response.socket?.resetAndDestroy());
    });
    expect(await api.send(message)).toMatchObject({ kind: 'in-doubt' });
  });

  it('when no answer comes in time', async () => {
    graph.answer(() => {});
    expect(await impatient.send(message)).toEqual({ kind: 'in-doubt', reason: 'no answer in time' });
    expect(graph.requests).toHaveLength(1);
  });

  it('when an answer begins and never ends', async () => {
    graph.answer((_, response) => void response.writeHead(200).write('{'));
    expect(await impatient.send(message)).toEqual({ kind: 'in-doubt', reason: 'no answer in time' });
  });
});

describe('a send surely never left', () => {
  it('when nobody listens', async () => {
    const port = await freePort();
    const other = connect(`http://127.0.0.1:${port}`);
    expect(await other.send(message)).toEqual({
      kind: 'not-sent',
      reason: 'nobody answers at that address (ECONNREFUSED)',
    });
    await other.close();
  });

  it('when the host name is not known', async () => {
    const other = connect('http://nowhere.invalid', { call: 4000 });
    expect(await other.send(message)).toMatchObject({ kind: 'not-sent' });
    await other.close();
  });

  it('when the TLS handshake fails', async () => {
    const other = connect(graph.url.replace('http:', 'https:'));
    expect(await other.send(message)).toMatchObject({ kind: 'not-sent' });
    expect(graph.requests).toHaveLength(0);
    await other.close();
  });

  it('when every connection is busy until the deadline, and it is not sent afterwards', async () => {
    const waiting: (() => void)[] = [];
    const allBusy = new Promise<void>((resolve) => {
      graph.answer((_, response) => {
        waiting.push(() => response.writeHead(404).end());
        if (waiting.length === 64) resolve();
      });
    });
    const downloads = Array.from({ length: 64 }, () => impatient.downloadMedia(graph.url, { maxBytes: 1 }));
    await allBusy;
    expect(await impatient.send(message)).toEqual({ kind: 'not-sent', reason: 'no answer in time' });
    for (const finish of waiting) finish();
    await Promise.all(downloads);
    await impatient.close();
    expect(graph.requests.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  it('after close', async () => {
    const other = connect(graph.url);
    await other.close();
    expect(await other.send(message)).toMatchObject({ kind: 'not-sent' });
    expect(graph.requests).toHaveLength(0);
  });
});

describe('mark as read', () => {
  it.each([
    [true, { typing_indicator: { type: 'text' } }],
    [false, {}],
  ])('with the typing indicator: %s', async (typing, extra) => {
    graph.answer((_, response) => json(response, 200, { success: true }));
    expect(await api.markAsRead('wamid.THEIRS', { typing })).toEqual({ kind: 'done' });
    expect(graph.requests[0]).toMatchObject({ method: 'POST', url: '/v26.0/1065/messages' });
    expect(JSON.parse(String(graph.requests[0]?.body))).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.THEIRS',
      ...extra,
    });
  });

  it('may be refused, or fail', async () => {
    graph.answer((_, response) => json(response, 400, { error: { code: 131009, message: 'bad wamid' } }));
    expect(await api.markAsRead('x', { typing: false })).toMatchObject({
      kind: 'refused',
      error: { code: 131009 },
    });
    graph.answer((_, response) => json(response, 200, {}));
    expect(await api.markAsRead('x', { typing: false })).toMatchObject({ kind: 'failed' });
    graph.answer((_, response) => response.socket?.resetAndDestroy());
    expect(await api.markAsRead('x', { typing: false })).toMatchObject({ kind: 'failed' });
  });
});

describe('media', () => {
  it('is uploaded as a form', async () => {
    graph.answer((_, response) => json(response, 200, { id: '1037543291543636' }));
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0]);
    expect(await api.uploadMedia(bytes, 'image/jpeg', 'pump.jpg')).toEqual({
      kind: 'uploaded',
      mediaId: '1037543291543636',
    });
    const [request] = graph.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/v26.0/1065/media' });
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('messaging_product')).toBe('whatsapp');
    expect(form.get('type')).toBe('image/jpeg');
    const file = form.get('file') as File;
    expect(file).toMatchObject({ name: 'pump.jpg', type: 'image/jpeg' });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it.each([61901, '61901'])('has its size as %o', async (size) => {
    const url = 'https://lookaside.fbsbx.com/x';
    graph.answer((_, response) =>
      json(response, 200, { url, mime_type: 'image/jpeg', sha256: 'ab', file_size: size, id: '13' }),
    );
    expect(await api.mediaInfo('13')).toEqual({
      kind: 'found',
      url,
      mimeType: 'image/jpeg',
      sha256: 'ab',
      fileSize: 61901,
    });
    expect(graph.requests[0]).toMatchObject({ method: 'GET', url: '/v26.0/13' });
  });

  it.each([
    '..',
    '../1065',
    '',
    'a/b',
    '1?x=2',
    '%2e%2e',
  ])('is not asked for by the id %o', async (mediaId) => {
    expect(await api.mediaInfo(mediaId)).toMatchObject({ kind: 'refused', error: { code: 100 } });
    expect(graph.requests).toHaveLength(0);
  });

  it('may be refused, or fail', async () => {
    graph.answer((_, response) =>
      json(response, 400, { error: { code: 100, error_subcode: 33, message: 'gone' } }),
    );
    expect(await api.mediaInfo('13')).toMatchObject({ kind: 'refused', error: { code: 100, subcode: 33 } });
    graph.answer((_, response) => json(response, 200, { id: '13' }));
    expect(await api.mediaInfo('13')).toEqual({ kind: 'failed', reason: 'an answer that we cannot read' });
  });
});

it('reads the health of the number', async () => {
  graph.answer((_, response) =>
    json(response, 200, {
      status: 'CONNECTED',
      quality_rating: 'GREEN',
      display_phone_number: '+1 555-096-7852',
      throughput: { level: 'STANDARD' },
      id: '1065',
    }),
  );
  expect(await api.phoneNumberHealth()).toEqual({
    kind: 'found',
    status: 'CONNECTED',
    qualityRating: 'GREEN',
    displayPhoneNumber: '+1 555-096-7852',
    throughput: 'STANDARD',
  });
  expect(graph.requests[0]?.url).toBe(
    '/v26.0/1065?fields=status,quality_rating,display_phone_number,throughput',
  );
});

describe('close', () => {
  it('waits for a call that is running', async () => {
    const asked = new Promise<void>((resolve) => {
      graph.answer((_, response) => {
        resolve();
        setImmediate(() => json(response, 200, accepted));
      });
    });
    const sending = api.send(message);
    await asked;
    await api.close();
    expect(await sending).toMatchObject({ kind: 'accepted' });
  });

  it('does not wait for ever', async () => {
    const other = connect(graph.url, { call: 60_000, close: 50 });
    const asked = new Promise<void>((resolve) => graph.answer(() => resolve()));
    const sending = other.send(message);
    await asked;
    await other.close();
    expect(await sending).toMatchObject({ kind: 'in-doubt' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 1;
}
