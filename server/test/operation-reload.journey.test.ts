import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { isBuilt } from '../scripts/is-built.ts';
import { type StandIn, startStandIn } from './accepting-cloud.ts';
import { freePort } from './free-port.ts';
import { signIn } from './manager.ts';
import { createMetaClient } from './meta-client.ts';
import { createPm2, type Pm2 } from './pm2.ts';
import { messagesWebhook, textMessage } from './signed-webhook.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const OPERATORS = 50;
const LOOKERS = 12;
const TASKS = 100;
const RELOADS = 1;
const THINKING_MS = 500;
const LONGEST_REPLY_MS = 25_000;
const PHONE_NUMBER_ID = '106540352242922';
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };
const APP_SECRET = randomBytes(32).toString('hex');
const numberOf = (i: number) => `+1202555${String(1000 + i)}`;

let database: TestDatabase;
let standIn: StandIn;
let folder: string;
let pm2: Pm2;
let url: string;

beforeAll(async () => {
  if (!isBuilt(packageRoot()))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: packageRoot(), stdio: 'pipe' });
  database = await createTestDatabase();
  standIn = await startStandIn();
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-pm2-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  pm2 = createPm2(folder, {
    KINTO_INSTANCES: '2',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    DATA_DIR: path.join(folder, 'data'),
    WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
    WHATSAPP_API_URL: standIn.url,
    WHATSAPP_ACCESS_TOKEN: randomBytes(32).toString('hex'),
    WHATSAPP_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
    WHATSAPP_VERIFY_TOKEN: randomBytes(32).toString('hex'),
    WHATSAPP_APP_SECRET: APP_SECRET,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  await pm2.run('start', 'ecosystem.config.cjs');
  await assignAll();
});
afterAll(async () => {
  await pm2.end();
  await standIn.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function assignAll(): Promise<void> {
  const manager = await signIn(url, ADMIN);
  const tasks = Array.from({ length: TASKS }, (_, i) => ({ taskName: `Task ${i + 1}` }));
  const { id: templateId } = await manager.post<{ id: number }>('/api/templates', { name: 'Long', tasks });
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', { name: 'Chiller' });
  for (let i = 0; i < OPERATORS; i++) {
    const person = { name: `Operator ${i}`, phoneNumber: numberOf(i) };
    const { id: operatorId } = await manager.post<{ id: number }>('/api/operators', person);
    await manager.post('/api/assignments', { templateId, machineId, operatorId });
    await standIn.next(numberOf(i).slice(1));
  }
}

/** Every operator answers question after question until `during` is over. */
async function underLoad(during: () => Promise<void>) {
  const sent: string[] = [];
  let resent = 0;
  let silent = 0;
  let failedGets = 0;
  let over = false;
  const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());
  const answering = Array.from({ length: OPERATORS }, async (_, i) => {
    const client = createMetaClient(url, APP_SECRET);
    while (!over) {
      const wamid = `wamid.${i}-${randomBytes(6).toString('hex')}`;
      const replied = standIn.next(numberOf(i).slice(1));
      const times = await client.send(
        messagesWebhook(PHONE_NUMBER_ID, numberOf(i), [textMessage(wamid, 'OK')]),
      );
      sent.push(wamid);
      resent += times - 1;
      if ((await Promise.race([replied, wait(LONGEST_REPLY_MS)])) === null) silent += 1;
      await wait(THINKING_MS);
    }
    client.close();
  });
  // No pause between their requests: whoever closes a connection too early meets one that is on its way.
  const looking = Array.from({ length: LOOKERS }, async () => {
    const client = createMetaClient(url, APP_SECRET);
    while (!over) if ((await client.get('/api/health/db')) !== 200) failedGets += 1;
    client.close();
  });
  await during();
  over = true;
  await Promise.all([...answering, ...looking]);
  return { sent, resent, silent, failedGets };
}

/** What was sent, against what is in the database. */
async function compare(sent: string[]) {
  const { rows } = await database.pool.query(
    `SELECT count(*)::int AS sent, count(i.wamid)::int AS kept, count(i.handled_at)::int AS handled, count(a.wamid)::int AS answers,
       (SELECT count(*)::int FROM outbound_messages WHERE accepted_at IS NULL) AS unsent
     FROM unnest($1::text[]) AS s(wamid) LEFT JOIN inbound_messages i USING (wamid) LEFT JOIN checklist_answers a USING (wamid)`,
    [sent],
  );
  return rows[0];
}
const everyOne = (n: number) => ({ sent: n, kept: n, handled: n, answers: n, unsent: 0 });
const online = async () => (await pm2.list()).map(({ pm2_env }) => pm2_env.status);

test('pm2 reload while fifty operators answer: no request fails, no answer is lost or doubled', async () => {
  expect(await online()).toEqual(['online', 'online']);
  const before = (await pm2.list()).map(({ pid }) => pid);
  const { sent, ...failed } = await underLoad(async () => {
    for (let i = 0; i < RELOADS; i++) await pm2.run('reload', 'kinto-app');
  });
  expect((await pm2.list()).some(({ pid }) => before.includes(pid))).toBe(false);
  console.info(`${RELOADS} x reload of two processes: ${sent.length} answers`);
  expect(failed).toEqual({ resent: 0, silent: 0, failedGets: 0 });
  expect(await compare(sent)).toEqual(everyOne(sent.length));
});

test('SIGKILL of one of two processes under load: what was not answered comes again, and nothing is lost or doubled', async () => {
  const [victim, survivor] = await pm2.list();
  if (!victim || !survivor) throw new Error('There are not two processes');
  const { sent, silent } = await underLoad(async () => {
    process.kill(victim.pid, 'SIGKILL');
    const pids = async () => (await pm2.list()).map(({ pid, pm2_env }) => pm2_env.status === 'online' && pid);
    await expect.poll(pids, { timeout: 30_000, interval: 500 }).not.toContain(victim.pid);
    await expect.poll(online, { timeout: 30_000, interval: 500 }).toEqual(['online', 'online']);
  });
  expect(silent).toBe(0);
  expect(await compare(sent)).toEqual(everyOne(sent.length));
});

test('pm2 logs: one JSON object a line, though two processes write to one file, and every event under its word', async () => {
  const written = (await readFile(path.join(folder, 'logs/kinto-app-out.log'), 'utf8')).trim().split('\n');
  for (const line of written) expect(() => JSON.parse(line), line).not.toThrow();
  const shown = await pm2.run('logs', 'kinto-app', '--raw', '--nostream', '--lines', '2000');
  const events = shown.split('\n').filter((line) => line.includes('WHATSAPP'));
  expect(events.length).toBeGreaterThan(100);
  // pm2 shows the last so many bytes, and may begin in the middle of a line.
  for (const line of events.slice(1)) expect(written).toContain(line);
});
