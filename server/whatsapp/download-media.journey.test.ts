import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCloudApi } from './cloud-api.ts';
import type { CloudApi, DownloadResult } from './cloud-api-types.ts';
import { type FakeGraph, fakeGraph } from './fake-graph.ts';

const TOKEN = 'EAAGm0PX4ZCpsBA-secret';
const photo = Buffer.from('\xff\xd8 a photo '.repeat(1000), 'latin1');

let graph: FakeGraph;
let elsewhere: FakeGraph;
let api: CloudApi;
/** For what never ends. */
let impatient: CloudApi;

beforeEach(async () => {
  graph = await fakeGraph();
  elsewhere = await fakeGraph();
  api = connect(5_000);
  impatient = connect(800);
});

function connect(download: number): CloudApi {
  const timeouts = { download, close: 400 };
  return createCloudApi({
    apiUrl: graph.url,
    version: 'v26.0',
    phoneNumberId: '1065',
    accessToken: TOKEN,
    timeouts,
  });
}

afterEach(async () => {
  await Promise.all([api.close(), impatient.close()]);
  await Promise.all([graph.close(), elsewhere.close()]);
});

const download = (maxBytes = 100_000, signal?: AbortSignal, by = api) =>
  by.downloadMedia(`${graph.url}/attachments/?mid=1`, { maxBytes, signal });

it('streams the bytes', async () => {
  graph.answer((_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo));
  const result = await download();
  expect(result).toMatchObject({ kind: 'stream', contentType: 'image/jpeg' });
  expect(await bytes(result)).toEqual(photo);
  expect(graph.requests[0]).toMatchObject({ method: 'GET', url: '/attachments/?mid=1' });
  expect(graph.requests[0]?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'user-agent': 'kinto-app',
    'accept-encoding': 'identity',
  });
});

describe('redirects', () => {
  const toOther = (location: () => string) =>
    graph.answer(({ url }, response) => {
      if (url.startsWith('/final')) response.writeHead(200).end(photo);
      else response.writeHead(302, { location: location() }).end('moved');
    });

  it('follows one, to where the token may go', async () => {
    toOther(() => '/final');
    expect(await bytes(await download())).toEqual(photo);
  });

  it('follows no second one', async () => {
    toOther(() => '/again');
    expect(await download()).toEqual({ kind: 'forbidden', reason: 'too many redirects' });
    expect(graph.requests).toHaveLength(2);
  });

  it('never takes the token elsewhere', async () => {
    elsewhere.answer((_, response) => response.writeHead(200).end(photo));
    toOther(() => `${elsewhere.url}/final`);
    expect(await download()).toMatchObject({ kind: 'forbidden' });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('takes one that leads nowhere for a refusal', async () => {
    graph.answer((_, response) => response.writeHead(302).end());
    expect(await download()).toMatchObject({ kind: 'refused', error: { httpStatus: 302 } });
  });
});

it('asks no host that is not Meta’s', async () => {
  expect(await api.downloadMedia(`${elsewhere.url}/x`, { maxBytes: 10 })).toMatchObject({
    kind: 'forbidden',
  });
  expect(elsewhere.requests).toHaveLength(0);
});

it.each([401, 404, 500])('is refused with HTTP %i', async (status) => {
  graph.answer((_, response) => response.writeHead(status).end('<html>'));
  expect(await download()).toMatchObject({ kind: 'refused', error: { code: null, httpStatus: status } });
});

describe('too large', () => {
  it('is told from the length that is announced', async () => {
    graph.answer((_, response) => response.writeHead(200, { 'content-length': photo.length }).end(photo));
    expect(await download(photo.length - 1)).toMatchObject({ kind: 'too-large' });
  });

  it('is told while streaming', async () => {
    graph.answer((_, response) => {
      response.writeHead(200);
      response.write(photo);
      response.end(photo);
    });
    const result = await download(photo.length + 1);
    await expect(bytes(result)).rejects.toMatchObject({ name: 'DownloadError', reason: 'too-large' });
  });

  it('is not what is exactly as large as it may be', async () => {
    graph.answer((_, response) => response.writeHead(200).end(photo));
    expect(await bytes(await download(photo.length))).toEqual(photo);
  });
});

describe('breaking off', () => {
  it('fails when the connection is reset before an answer', async () => {
    graph.answer((_, response) => response.socket?.resetAndDestroy());
    expect(await download()).toMatchObject({ kind: 'failed' });
  });

  it('throws when the connection is reset within the bytes', async () => {
    graph.answer((_, response) => {
      response.writeHead(200, { 'content-length': photo.length });
      response.write(photo.subarray(0, 100), () => response.socket?.resetAndDestroy());
    });
    await expect(bytes(await download())).rejects.toMatchObject({ reason: 'interrupted' });
  });

  it('throws when fewer bytes come than were announced', async () => {
    graph.answer((_, response) => {
      response.writeHead(200, { 'content-length': photo.length });
      response.write(photo.subarray(0, 100), () => response.socket?.end());
    });
    await expect(bytes(await download())).rejects.toMatchObject({ reason: 'interrupted' });
  });

  it('fails when no answer comes in time', async () => {
    graph.answer(() => {});
    expect(await download(100_000, undefined, impatient)).toEqual({
      kind: 'failed',
      reason: 'the download took too long',
    });
  });

  it('throws when the bytes stop coming', async () => {
    graph.answer((_, response) => void response.writeHead(200).write(photo));
    await expect(bytes(await download(100_000, undefined, impatient))).rejects.toMatchObject({
      reason: 'timeout',
    });
  });

  it('is called off by the caller, before and within', async () => {
    const before = new AbortController();
    before.abort();
    expect(await download(1000, before.signal)).toEqual({
      kind: 'failed',
      reason: 'the download was called off',
    });
    const within = new AbortController();
    graph.answer((_, response) => void response.writeHead(200).write(photo));
    const result = await download(100_000, within.signal);
    within.abort();
    await expect(bytes(result)).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('frees the connection when the caller has seen enough, or never looks', async () => {
    let gone = 0;
    const bothGone = new Promise<void>((resolve) => {
      graph.answer((_, response) => {
        response.on('close', () => {
          gone += 1;
          if (gone === 2) resolve();
        });
        response.writeHead(200).write(photo);
      });
    });
    const looked = await download(100_000, undefined, impatient);
    if (looked.kind === 'stream') for await (const _ of looked.body) break;
    await download(100_000, undefined, impatient);
    await bothGone;
  });
});

async function bytes(result: DownloadResult): Promise<Buffer> {
  if (result.kind !== 'stream') throw new Error(`no stream: ${JSON.stringify(result)}`);
  const pieces: Uint8Array[] = [];
  for await (const piece of result.body) pieces.push(piece);
  return Buffer.concat(pieces);
}
