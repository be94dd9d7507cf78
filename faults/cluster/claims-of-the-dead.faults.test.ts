import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { numbersOf } from '../../server/test/answering.ts';
import { signIn } from '../../server/test/manager.ts';
import { type Build, makeBuild } from '../builds/make-build.ts';
import type { Cluster } from './cluster.ts';
import { startCluster } from './start-cluster.ts';

const CLAIMS = 20;
const PATIENCE = 60_000;
const SECRET = 'a-secret-of-the-test-that-is-long-enough';
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

let folder: string;
let build: Build;
let api: Server;
let cluster: Cluster;
let client: pg.Client;
/** Requests that are not answered: only the first so many, then the Cloud API is as quick as ever. */
const held: ServerResponse[] = [];
let taken = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-cluster-'));
  build = await makeBuild([]);
  api = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST' && held.length < CLAIMS) {
      held.push(response);
      return;
    }
    taken += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ messages: [{ id: `wamid.taken-${taken}` }] }));
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  cluster = await startCluster({
    ...{ main: build.main, processes: 2, admin: ADMIN, folder },
    cloud: {
      apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      accessToken: SECRET,
      phoneNumberId: '106540352242922',
      appSecret: SECRET,
      verifyToken: SECRET,
    },
  });
  client = new pg.Client({ connectionString: cluster.databaseUrl });
  await client.connect();
}, 300_000);
afterAll(async () => {
  await client.end();
  await cluster.stop();
  api.close();
  api.closeAllConnections();
  await build.remove();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

const count = async (where: string) =>
  Number((await client.query(`SELECT count(*) FROM outbound_messages WHERE ${where}`)).rows[0]?.count);

test('A process dies with twenty messages in hand: another one sends them, and none is left', async () => {
  const [first] = cluster.processes;
  if (!first) throw new Error('There is no process');
  const manager = await signIn(first.url, ADMIN);
  const { id: templateId } = await manager.post<{ id: number }>('/api/templates', {
    name: 'Daily',
    tasks: [{ taskName: 'Oil' }],
  });
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', { name: 'Chiller' });
  const operators = await Promise.all(
    numbersOf(CLAIMS).map((phoneNumber) =>
      manager.post<{ id: number }>('/api/operators', { name: `Operator ${phoneNumber}`, phoneNumber }),
    ),
  );
  const assign = ({ id: operatorId }: { id: number }) =>
    manager.post('/api/assignments', { templateId, machineId, operatorId });
  await Promise.all(operators.map(assign));
  await expect.poll(() => held.length, { timeout: PATIENCE, interval: 10 }).toBe(CLAIMS);

  const died = performance.now();
  await first.kill();
  const inHand = await count(`status = 'sending'`);
  expect(inHand).toBeGreaterThan(0);
  await expect.poll(() => first.isHealthy(), { timeout: PATIENCE, interval: 50 }).toBe(true);
  const back = (performance.now() - died) / 1000;
  await expect.poll(() => count('accepted_at IS NULL'), { timeout: PATIENCE, interval: 50 }).toBe(0);
  const sentAgain = (performance.now() - died) / 1000;
  expect(await count('attempts < 2')).toBe(0);
  recordFigure(
    'C2',
    `killed with ${inHand} messages in hand: the process back after ${back.toFixed(1)} s, all sent again after ${sentAgain.toFixed(1)} s, 0 left`,
  );
});
