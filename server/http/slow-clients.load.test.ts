import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { PHOTOS_PATH } from '../photos/photos-path.ts';
import { startWorld, type World } from '../test/world.ts';

const CLIENTS = 1_000;
/** Seconds within which a slow client must be gone. */
const GONE_WITHIN = 20;
/** A machine that is busy with something else as well may take so much longer; what it took is in the figure. */
const PATIENCE = 60;
const TRICKLE_MS = 2_000;
/** Each leaves some megabytes with the system. */
const READERS = 100;
const LARGE = 24 * 1024 * 1024;

let world: World;
let crowd: Socket[] = [];
let trickling: NodeJS.Timeout | undefined;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  clearInterval(trickling);
  await Promise.all(
    crowd.map(async (socket) => {
      if (socket.closed) return;
      await new Promise((resolve) => socket.once('close', resolve).destroy());
    }),
  );
  crowd = [];
});
afterAll(() => world.stop());

interface Manner {
  name: string;
  head: () => string;
  /** What follows bit by bit, if anything does. */
  trickle?: string;
}

const post = (more: string) =>
  `POST /api/auth/login HTTP/1.1\r\nHost: x\r\n${more}Content-Length: 100000\r\n\r\n`;
const manners: Manner[] = [
  {
    name: 'headers',
    head: () => 'GET /health HTTP/1.1\r\nHost: x\r\n',
    trickle: 'X-More: 1\r\n',
  },
  { name: 'bodies', head: () => post('Content-Type: application/json\r\n'), trickle: ' ' },
  {
    name: 'webhooks',
    head: () => post('').replace('auth/login', 'whatsapp/webhook'),
    trickle: ' ',
  },
  {
    name: 'uploads of nobody',
    head: () =>
      post('Content-Type: multipart/form-data; boundary=x\r\n').replace('auth/login', 'reference-pictures'),
    trickle: ' ',
  },
  {
    name: 'uploads of a manager',
    head: () =>
      post(
        `Authorization: Bearer ${world.manager.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n`,
      ).replace('auth/login', 'reference-pictures'),
    trickle: ' ',
  },
  { name: 'connections that say nothing', head: () => '' },
];

test.each(
  manners,
)('A thousand slow $name are gone within twenty seconds, and /health stays quick', async (manner) => {
  const { head, trickle, name } = manner;
  const lasted: number[] = [];
  crowd = Array.from({ length: CLIENTS }, () => {
    const socket = connect(world.kinto.port, '127.0.0.1');
    socket.resume();
    const opened = performance.now();
    socket.on('error', () => {}).once('close', () => lasted.push(performance.now() - opened));
    socket.write(head());
    return socket;
  });
  if (trickle)
    trickling = setInterval(() => {
      for (const socket of crowd) if (socket.writable) socket.write(trickle);
    }, TRICKLE_MS);
  const pings: number[] = [];
  const open = async () => {
    const before = performance.now();
    await fetch(`${world.kinto.url}/health`).then((response) => response.text());
    pings.push(performance.now() - before);
    return CLIENTS - lasted.length;
  };
  await expect.poll(open, { timeout: PATIENCE * 1_000, interval: 100 }).toBe(0);
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  const p99 = pings.sort((a, b) => a - b)[Math.floor(pings.length * 0.99)] ?? 0;
  const longest = Math.max(...lasted);
  recordFigure(
    'K2',
    `${CLIENTS} slow ${name}: gone after ${seconds(longest)} s (at most ${GONE_WITHIN}), /health p99 ${p99.toFixed(0)} ms`,
    name.replaceAll(' ', '-'),
  );
});

test('A hundred who ask for a large photo and do not take it are gone too', async () => {
  await writeFile(path.join(world.photosDir, 'large.jpg'), Buffer.alloc(LARGE));
  const closed = () => crowd.filter((socket) => socket.closed).length;
  const began = performance.now();
  crowd = Array.from({ length: READERS }, () => {
    const socket = connect(world.kinto.port, '127.0.0.1').pause();
    socket.on('error', () => {});
    socket.write(
      `GET ${PHOTOS_PATH}/large.jpg HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.manager.token}\r\n\r\n`,
    );
    return socket;
  });
  // Who reads nothing does not notice the end either: writing to it does.
  const left = () => {
    for (const socket of crowd) if (!socket.closed) socket.write('\r\n');
    return READERS - closed();
  };
  await expect.poll(left, { timeout: PATIENCE * 1_000, interval: 250 }).toBe(0);
  const longest = ((performance.now() - began) / 1_000).toFixed(1);
  recordFigure(
    'K2',
    `${READERS} readers that take nothing: gone after ${longest} s (at most ${GONE_WITHIN})`,
    'readers',
  );
});
