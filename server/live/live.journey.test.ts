import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Topic } from '../../shared/endpoint.ts';
import type { Actor } from '../context.ts';
import { answerError } from '../http/answer-error.ts';
import { makePlant } from '../test/plant.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { startWorld, type World } from '../test/world.ts';
import { createLive } from './live.ts';
import { liveRouter } from './routes.ts';

let world: World;
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => world.stop());

/** What a page hears: the topics of every event so far, and when the stream ends. */
async function listen(url: string, token = world.manager.token) {
  const given = new AbortController();
  closing.push(() => given.abort());
  const response = await fetch(`${url}/api/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: given.signal,
  });
  const heard: Topic[] = [];
  const ended = (async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      for (const [, json] of text.matchAll(/^data: (.*)\n\n/gm))
        heard.push(...JSON.parse(json ?? '{}').topics);
      text = text.slice(text.lastIndexOf('\n\n') + 2);
    }
  })().catch(() => {});
  return { status: response.status, heard, ended };
}

async function hears(page: { heard: Topic[] }, ...topics: Topic[]) {
  await expect.poll(() => page.heard, { timeout: 10_000 }).toEqual(expect.arrayContaining(topics));
}

test('What one process takes in, an act or an answer on WhatsApp, the pages of every process hear', async () => {
  const other = await world.another();
  const plant = await makePlant(world);
  const pages = [await listen(world.kinto.url), await listen(other.url)];
  expect(pages.map((page) => page.status)).toEqual([200, 200]);
  const assigned = await plant.assign(2);
  for (const page of pages) await hears(page, 'assignments', 'submissions', 'conversations');
  const phone = world.phone(plant.phoneNumber);
  await phone.hears(0);
  await world.settled();
  for (const page of pages) page.heard.splice(0);
  await phone.text('OK');
  for (const page of pages) await hears(page, 'assignments', `submissions:${assigned.submissionId}`);
  // Topics alone travel: whoever hears them asks for what they may see.
  expect(pages.flatMap((page) => page.heard).every((topic) => /^[a-z]+(:[\w-]+)?$/.test(topic))).toBe(true);
  await other.stop();
  await pages[1]?.ended;
});

test('Nobody listens without a session', async () => {
  expect((await listen(world.kinto.url, 'nonsense')).status).toBe(401);
});

/** The live updates of one process, on a server of their own. */
async function start(authenticate: () => Promise<Actor>) {
  const { database } = world;
  const log = pino({ level: 'silent' });
  const live = createLive({ pool: database.pool, url: database.url, log });
  await live.start();
  const events = liveRouter(live, authenticate, 20);
  const server = express()
    .use(events.router)
    .use(answerError({ log, onTooMany: () => {} }))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(async () => {
    events.close();
    await live.stop();
    await new Promise((resolve) => server.close(resolve));
  });
  return { live, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('A session that is revoked loses its stream', async () => {
  const { actor } = testContext(world.database, { clock: () => NOW });
  let current: Actor = actor;
  const { url, live } = await start(async () => current);
  const page = await listen(url);
  live.publish(['machines']);
  await hears(page, 'machines');
  current = { kind: 'nobody' };
  await page.ended;
});

test('After a break of the line to the database, everything may have changed', async () => {
  const { actor } = testContext(world.database);
  const { url, live } = await start(async () => actor);
  const page = await listen(url);
  await world.database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'kinto-app live' AND datname = current_database()`,
  );
  await hears(page, 'everything');
  live.publish(['templates']);
  await hears(page, 'templates');
});
