import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerError } from '../http/answer-error.ts';
import { apiNotFound } from '../http/api-not-found.ts';
import { createPhotoStore } from './photo-store.ts';
import { photoRouter } from './routes.ts';
import { crookedPaths } from './testdata/crooked-paths.ts';

const log = pino({ level: 'silent' });
const CANARY = 'canary-that-must-never-sing';
const BYTES = 'the bytes of a photo';
const SIGNED_IN = { 'x-test-user': 'manager' };
const PHOTO = '/api/whatsapp-photos/a.jpg';

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photo-routes-'));
  const dir = path.join(folder, 'photos');
  const store = createPhotoStore({ dir, log });
  await store.prepare(new Date());
  await store.write('a.jpg', Buffer.from(BYTES));
  for (const name of ['canary', 'canary.jpg', 'health', 'passwd'])
    await writeFile(path.join(folder, name), CANARY);
  await mkdir(path.join(dir, 'sub.jpg'));
  for (const name of ['.hidden.jpg', 'canary.txt', 'sub.jpg/a.jpg'])
    await writeFile(path.join(dir, name), CANARY);
  await symlink(path.join(folder, 'canary.jpg'), path.join(dir, 'link.jpg'));

  const app = express();
  app.use(photoRouter({ store, isSignedIn: async (req) => req.get('x-test-user') !== undefined }));
  app.use('/api', apiNotFound);
  app.use(express.static(folder));
  app.use(answerError({ log }));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = SIGNED_IN) =>
  request(server).get(url).set(headers);

describe('a photo by its name', () => {
  it('is streamed with its type, and guarded', async () => {
    const { status, headers, body } = await get(PHOTO);
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: BYTES });
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(BYTES.length),
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'accept-ranges': 'bytes',
    });
  });

  it('needs a session, whether it is there or not', async () => {
    for (const url of [PHOTO, '/api/whatsapp-photos/absent.jpg']) {
      const { status, body } = await get(url, {});
      expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'unauthenticated' });
    }
  });

  it('is 404 when it is absent', async () => {
    const { status, body } = await get('/api/whatsapp-photos/absent.jpg');
    expect({ status, code: body.error.code }).toEqual({ status: 404, code: 'not_found' });
  });

  it('is forbidden, signed in or not, when it is a symlink or a folder', async () => {
    for (const name of ['link.jpg', 'sub.jpg'])
      for (const headers of [SIGNED_IN, {}])
        expect((await get(`/api/whatsapp-photos/${name}`, headers)).status).toBe(403);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const { status, headers, text } = await request(server).head(PHOTO).set(SIGNED_IN);
    expect({ status, length: headers['content-length'], text }).toEqual({
      status: 200,
      length: '20',
      text: undefined,
    });
    expect((await request(server).head(PHOTO)).status).toBe(401);
  });

  it('is no place to write to', async () => {
    for (const method of ['post', 'put', 'delete', 'patch'] as const)
      expect((await request(server)[method](PHOTO).set(SIGNED_IN)).status).toBe(404);
  });
});

describe('parts and versions', () => {
  it.each([
    ['bytes=4-8', 206, 'bytes', 'bytes 4-8/20'],
    ['bytes=-5', 206, 'photo', 'bytes 15-19/20'],
    ['bytes=15-', 206, 'photo', 'bytes 15-19/20'],
    ['bytes=15-900', 206, 'photo', 'bytes 15-19/20'],
    ['bytes=20-', 416, '', 'bytes */20'],
    ['bytes=0-1,4-5', 200, BYTES, undefined],
    ['pages=1', 200, BYTES, undefined],
    ['bytes=x', 200, BYTES, undefined],
  ])('Range %s', async (range, status, text, contentRange) => {
    const answer = await get(PHOTO, { ...SIGNED_IN, range });
    expect(answer.status).toBe(status);
    expect(answer.body.toString() === '[object Object]' ? '' : answer.body.toString()).toBe(text);
    expect(answer.headers['content-range']).toBe(contentRange);
  });

  it('knows what the browser has already', async () => {
    const { etag } = (await get(PHOTO)).headers as { etag: string };
    expect((await get(PHOTO, { ...SIGNED_IN, 'if-none-match': etag })).status).toBe(304);
    expect((await get(PHOTO, { ...SIGNED_IN, 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get(PHOTO, { 'if-none-match': etag })).status).toBe(401);
    const part = { ...SIGNED_IN, range: 'bytes=0-2' };
    expect((await get(PHOTO, { ...part, 'if-range': etag })).status).toBe(206);
    expect((await get(PHOTO, { ...part, 'if-range': '"other"' })).status).toBe(200);
  });
});

describe('crooked paths, byte for byte as a socket can send them', () => {
  const paths = crookedPaths();

  it('are many, each another', () => {
    expect(paths.length).toBeGreaterThan(2_000);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each([true, false])('are all forbidden, signed in: %s', async (signedIn) => {
    const answers = await askAll(paths, signedIn);
    const wrong = answers.flatMap(({ status, body }, i) =>
      status === 403 && !body.includes(CANARY) ? [] : [`${status} ${paths[i]}`],
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('are refused by the HTTP parser itself when they hold what no address may', async () => {
    for (const byte of ['\0', '\x01', '\x7f', ' ', '\t', '\xe4', '\xc0\xae']) {
      const [answer] = await askAll([`/api/whatsapp-photos/..${byte}canary.jpg`], true);
      expect([400, 403]).toContain(answer?.status);
      expect(answer?.body).not.toContain(CANARY);
    }
  });
});

interface RawAnswer {
  status: number;
  body: string;
}

/** Sends each path as it is; a few connections, one request after the other on each. */
async function askAll(paths: readonly string[], signedIn: boolean): Promise<RawAnswer[]> {
  const answers: RawAnswer[] = [];
  const next = paths.entries();
  const work = async () => {
    for (const [i, url] of next) answers[i] = await ask(url, signedIn);
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return answers;
}

function ask(url: string, signedIn: boolean): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const user = signedIn ? 'x-test-user: manager\r\n' : '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${url} HTTP/1.1\r\nHost: localhost\r\n${user}Connection: close\r\n\r\n`, 'latin1');
    });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(text.slice(9, 12)), body: text }));
  });
}
