import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { startWorld, type World } from '../test/world.ts';

const PHOTO = '/api/whatsapp-photos/large.jpg';
const BYTES = 5 * 1024 * 1024;
const SLOW = 500;
const ABORTS = 10_000;
const AT_ONCE = 32;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await writeFile(path.join(world.photosDir, 'large.jpg'), randomBytes(BYTES));
});
afterAll(() => world.stop());

/** What this process holds open: the product's files and sockets, and those of who asks. */
const openFiles = () => readdirSync('/proc/self/fd').length;
const bearer = () => ({ authorization: `Bearer ${world.manager.token}` });
const show = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(world.kinto.url + PHOTO, { method, headers: { ...bearer(), ...headers } });

/** Asks for the photo and resolves when its first bytes are there; reads no more of it. */
function begin(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(world.kinto.port, '127.0.0.1', () =>
      socket.write(
        `GET ${PHOTO} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.manager.token}\r\n\r\n`,
      ),
    );
    socket.once('error', reject);
    socket.once('readable', () => {
      socket.off('error', reject).on('error', () => {});
      resolve(socket);
    });
  });
}

test('A thousand ranges, HEAD and ranges that are none: one answer, never more than the photo', async () => {
  const ranges = Array.from({ length: 1_000 }, (_, i) => `${i}-${BYTES - 1}`).join(',');
  for (const range of [
    `bytes=${ranges}`,
    `bytes=${'0-,'.repeat(1_000)}`,
    `bytes=0-${'9'.repeat(400)}`,
    'bytes=-',
    'bytes=5-1',
  ]) {
    const answer = await show({ range });
    expect([200, 206, 416]).toContain(answer.status);
    expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(BYTES);
    expect(answer.headers.get('content-type')).not.toContain('multipart');
  }
  const head = await show({}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    String(BYTES),
    '',
  ]);
  const { headers } = head;
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('Five hundred readers who do not read, and ten thousand who leave: everybody else is served, and every file is closed again', async () => {
  await (await show()).arrayBuffer();
  const before = openFiles();
  const slow = await Promise.all(Array.from({ length: SLOW }, begin));
  const busiest = openFiles();
  expect(Buffer.from(await (await show()).arrayBuffer())).toHaveLength(BYTES);
  for (const socket of slow) socket.destroy();
  let left = 0;
  const leave = async () => {
    while (left < ABORTS) {
      left++;
      (await begin()).destroy();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, leave));
  await expect.poll(openFiles, { timeout: 60_000, interval: 250 }).toBeLessThanOrEqual(before + 5);
  expect((await show()).status).toBe(200);
  recordFigure(
    'I3',
    `1,000 ranges answered once; ${SLOW} slow readers and ${left} aborts: ${before} open files before, ${busiest} at most among the slow ones, ${openFiles()} after; nosniff, inline, sandbox and same-origin on all`,
  );
});
