import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import type { Actor } from '../context.ts';
import { answerError } from '../http/answer-error.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createLive } from './live.ts';
import { liveRouter } from './routes.ts';

const MOST_OF_ONE = 100;

let database: TestDatabase;
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => database.drop());

/** The live updates of one process, on a server of their own. */
async function start(authenticate: () => Promise<Actor>) {
  const log = pino({ level: 'silent' });
  const live = createLive({ pool: database.pool, url: database.url, log });
  await live.start();
  const events = liveRouter(live, authenticate);
  const server = express().use(events.router).use(answerError({ log })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    events.close();
    await live.stop();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    live,
    connections: () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    /** A page that asks for live updates, and reads nothing unless it is told to. */
    open(): Socket {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
      socket.on('error', () => {}).write('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n');
      closing.push(() => socket.destroy());
      return socket;
    },
  };
}

/** The status that a page is answered with. */
async function statusOf(socket: Socket): Promise<number> {
  const [head] = await once(socket.resume(), 'data');
  return Number(/^HTTP\/1.1 (\d+)/.exec(String(head))?.[1]);
}

test('One person has a hundred pages at most', async () => {
  const { actor } = testContext(database);
  const { open } = await start(async () => actor);
  const statuses = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => statusOf(open())));
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(await statusOf(open())).toBe(503);
});

test('Who leaves before it is known who they are keeps no place', async () => {
  const { actor } = testContext(database);
  const waiting: (() => void)[] = [];
  let known = false;
  const { open, connections } = await start(async () => {
    if (!known) await new Promise<void>((resolve) => waiting.push(resolve));
    return actor;
  });
  const pages = Array.from({ length: MOST_OF_ONE }, open);
  await expect.poll(() => waiting.length, { timeout: 30_000 }).toBe(MOST_OF_ONE);
  for (const page of pages) page.destroy();
  await expect.poll(connections, { timeout: 30_000 }).toBe(0);
  known = true;
  for (const tell of waiting) tell();
  expect(await statusOf(open())).toBe(200);
});

test('A page that reads nothing is let go', async () => {
  const { actor } = testContext(database);
  const { open, live, connections } = await start(async () => actor);
  open();
  await expect.poll(connections).toBe(1);
  let topics = 0;
  // The system takes some megabytes for the page before anything is left with us.
  const tell = () => {
    for (let i = 0; i < 20_000; i++) live.publish([`submissions:${String(topics++).padStart(60, '0')}`]);
    return connections();
  };
  await expect.poll(tell, { timeout: 120_000, interval: 500 }).toBe(0);
  recordFigure('K2', `a page that reads nothing is let go after ${topics} topics`, 'live');
});
