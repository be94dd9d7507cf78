import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type StandIn, startStandIn } from '../../server/test/accepting-cloud.ts';
import { type Answering, assignLong, numbersOf, underLoad } from '../../server/test/answering.ts';
import { type LogLine, startProduct } from '../../server/test/product-process.ts';
import { type Build, makeBuild } from '../builds/make-build.ts';
import type { Cluster } from './cluster.ts';
import { startCluster } from './start-cluster.ts';

const DEATHS = 10;
const OPERATORS = 50;
const PATIENCE = 60_000;
const SECRET = 'a-secret-of-the-test-that-is-long-enough';
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };
const cloud = {
  accessToken: SECRET,
  phoneNumberId: '106540352242922',
  appSecret: SECRET,
  verifyToken: SECRET,
};

let folder: string;
let build: Build;
let standIn: StandIn;
let cluster: Cluster;
let answering: Answering;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-cluster-'));
  build = await makeBuild([]);
  standIn = await startStandIn();
  cluster = await startCluster({
    ...{ main: build.main, processes: 2, admin: ADMIN, folder },
    cloud: { ...cloud, apiUrl: standIn.url },
  });
  answering = {
    ...{ standIn, appSecret: SECRET, phoneNumberId: cloud.phoneNumberId },
    urls: cluster.processes.map(({ url }) => url),
    numbers: numbersOf(OPERATORS),
  };
  await assignLong(answering, ADMIN);
}, 300_000);
afterAll(async () => {
  await cluster.stop();
  await standIn.close();
  await build.remove();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

/**
 * What was taken with 200 and is not handled, what was accepted and is no answer, what has two answers, what was not sent. Whoever
 * gets a question twice answers it twice: that the second one changes nothing is right.
 */
const WRONG = `
  SELECT count(*) FILTER (WHERE i.handled_at IS NULL)::int AS lost,
    count(*) FILTER (WHERE i.outcome = 'accepted' AND a.wamid IS NULL)::int AS absent,
    (SELECT count(*)::int FROM (SELECT 1 FROM checklist_answers WHERE superseded_at IS NULL
      GROUP BY submission_id, task_index HAVING count(*) > 1) AS twice) AS doubled,
    (SELECT count(*)::int FROM outbound_messages WHERE accepted_at IS NULL) AS unsent
  FROM unnest($1::text[]) AS s(wamid) LEFT JOIN inbound_messages i USING (wamid) LEFT JOIN checklist_answers a USING (wamid)`;

const seconds = (since: number) => (performance.now() - since) / 1000;
async function everyProcess(isHealthy: boolean): Promise<void> {
  const health = () => Promise.all(cluster.processes.map((process) => process.isHealthy()));
  const all = cluster.processes.map(() => isHealthy);
  await expect.poll(health, { timeout: PATIENCE, interval: 50 }).toEqual(all);
}

test('The database dies ten times under load: no process ends, nothing is lost, and all is well again without a human', async () => {
  const unready: number[] = [];
  const ready: number[] = [];
  const { sent, silent } = await underLoad(answering, async () => {
    for (let death = 0; death < DEATHS; death++) {
      const died = performance.now();
      await cluster.server.kill();
      await everyProcess(false);
      unready.push(seconds(died));
      await cluster.server.restart();
      const back = performance.now();
      await everyProcess(true);
      ready.push(seconds(back));
    }
  });
  const count = async () => {
    const client = new pg.Client({ connectionString: cluster.databaseUrl });
    await client.connect();
    const { rows } = await client.query(WRONG, [sent]);
    await client.end();
    return rows[0] as Record<string, number>;
  };
  const none = { lost: 0, absent: 0, doubled: 0, unsent: 0 };
  await expect.poll(count, { timeout: PATIENCE, interval: 500 }).toEqual(none);
  expect(cluster.unaskedExits).toEqual([]);
  expect(cluster.observed().restarts).toBe(0);
  const most = (times: number[]) => `${Math.max(...times).toFixed(1)} s`;
  recordFigure(
    'C3',
    `${DEATHS} hard kills under load: ${sent.length} messages taken, 0 lost, 0 doubled, ${silent} without a reply for 25 s, 0 exits; not ready within ${most(unready)}, ready again within ${most(ready)} of the database’s return`,
  );
});

test('Started while the database is away, the product waits for it', async () => {
  const [first] = cluster.processes;
  if (!first) throw new Error('There is no process');
  await cluster.server.kill();
  await first.kill();
  const log = () => readFile(cluster.observed().logs[0] as string, 'utf8');
  await expect.poll(log, { timeout: PATIENCE, interval: 200 }).toContain('The database is not there yet');
  expect(await first.isHealthy()).toBe(false);
  await cluster.server.restart();
  await everyProcess(true);
  expect(cluster.unaskedExits).toEqual([]);
});

test('On a port that is taken it ends with a fault, and never says that it is ready', async () => {
  const variables = {
    NODE_ENV: 'test',
    DATABASE_URL: cluster.databaseUrl,
    DATA_DIR: path.join(folder, 'data'),
    PORT: new URL(standIn.url).port,
  };
  const said: LogLine[] = [];
  await expect(startProduct(variables, (line) => said.push(line))).rejects.toThrow('ended at its start: 1');
  expect(said.filter(({ msg }) => msg.includes('ready'))).toEqual([]);
});
