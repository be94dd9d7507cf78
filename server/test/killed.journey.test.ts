import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { answerDiligently, type Tap } from './diligent-operator.ts';
import { type Manager, signIn } from './manager.ts';
import { operatorPhone } from './operator-phone.ts';
import { type LogLine, type ProductProcess, startProduct } from './product-process.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const OPERATORS = 5;
const TASKS = 6;
const KILLS = 8;
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

let database: TestDatabase;
let emulator: Emulator;
let folder: string;
let product: ProductProcess;
const log: LogLine[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-killed-'));
  emulator = await startEmulator({ port: 0, retry: { baseMs: 50, capMs: 300 } });
  await start();
});
afterAll(async () => {
  await product.kill();
  await emulator.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const variables = {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_DIR: path.join(folder, 'data'),
    WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
    WHATSAPP_API_URL: emulator.url,
    WHATSAPP_ACCESS_TOKEN: 'the-token-of-the-test',
    WHATSAPP_APP_SECRET: emulator.appSecret,
    WHATSAPP_VERIFY_TOKEN: emulator.verifyToken,
    WHATSAPP_PHONE_NUMBER_ID: emulator.phoneNumberId,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
  product = await startProduct(variables, (line) => log.push(line));
  emulator.setWebhookUrl(`${product.url}/api/whatsapp/webhook`);
}

const count = async (query: string, values: unknown[] = []) =>
  Number((await database.sql(`SELECT count(*) FROM (${query}) AS found`, values))[0]?.count);

interface Assigned {
  phoneNumber: string;
  submissionId: string;
}
async function assign(manager: Manager, name: string, phoneNumber: string): Promise<Assigned> {
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', {
    name: `Machine of ${name}`,
  });
  const { id: operatorId } = await manager.post<{ id: number }>('/api/operators', { name, phoneNumber });
  const tasks = Array.from({ length: TASKS }, (_, i) => ({ taskName: `Task ${i + 1}` }));
  const { id: templateId } = await manager.post<{ id: number }>('/api/templates', { name: 'Daily', tasks });
  const { submissionId } = await manager.post<Assigned>('/api/assignments', {
    templateId,
    machineId,
    operatorId,
  });
  return { phoneNumber, submissionId };
}

/** Chance that can be had again: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('Killed eight times while five operators answer: nobody notices more than a question that comes twice', {
  timeout: 90_000,
}, async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const random = chance(seed);
  const manager = await signIn(product.url, ADMIN);
  const assigned: Assigned[] = [];
  for (let i = 0; i < OPERATORS; i++)
    assigned.push(await assign(manager, `Operator ${i}`, `+1202555012${i}`));
  const pictures = await Promise.all(
    assigned.map((_, i) =>
      sharp({ create: { width: 40 + i, height: 30, channels: 3, background: '#336699' } })
        .jpeg()
        .toBuffer(),
    ),
  );
  const results = assigned.map(() => Array.from({ length: TASKS }, () => (random() < 0.5 ? 'OK' : 'NOK')));
  const working = Promise.all(
    assigned.map(({ phoneNumber, submissionId }, i) =>
      answerDiligently(operatorPhone(emulator.url, phoneNumber), submissionId, {
        picture: pictures[i] as Buffer,
        results: results[i] as string[],
      }),
    ),
  );
  working.catch(() => {});
  for (let kill = 0; kill < KILLS; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 50 + random() * 950));
    await product.kill();
    await start();
  }
  const taps = (await working).flat();
  await emulator.idle();
  await expect
    .poll(() => count(`SELECT 1 FROM photos WHERE status <> 'stored'`), { timeout: 30_000 })
    .toBe(0);
  const heard = await Promise.all(
    assigned.map(({ phoneNumber }) => operatorPhone(emulator.url, phoneNumber).heard()),
  );
  const extra = heard.flat().length - OPERATORS * (TASKS + 2);
  console.info(
    `killed ${KILLS} times, seed ${seed}: ${taps.length} sent, ${extra} messages more than needed`,
  );

  expect({ seed, ...(await faults(taps, assigned)) }).toEqual({ seed, ...none });
  for (const chat of heard)
    for (let n = 1; n <= TASKS; n++)
      expect(
        chat.some(({ text }) => text.includes(`Question ${n} of ${TASKS}`)),
        `question ${n}, seed ${seed}`,
      ).toBe(true);
  // Whoever dies has at most one message for each person in hand.
  expect(extra).toBeLessThanOrEqual(KILLS * OPERATORS);
});

const none = {
  lost: 0,
  doubled: 0,
  severalOfOne: 0,
  misplaced: 0,
  holes: 0,
  outOfOrder: 0,
  refusedThoughFree: 0,
  acceptedButAbsent: 0,
  unfinished: 0,
  undelivered: 0,
  handledTwice: 0,
  photosElsewhere: 0,
  photosOnDisk: 0,
};

/** The invariants of the product as counts of what breaks them. */
async function faults(taps: Tap[], assigned: Assigned[]): Promise<typeof none> {
  const mine = [assigned.map(({ submissionId }) => submissionId)];
  const tapped = `(SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(wamid text, "submissionId" text, "taskIndex" int, result text, photo boolean))`;
  const told = [JSON.stringify(taps)];
  const handled = log
    .filter(({ msg }) => msg === '[WHATSAPP] Message handled')
    .map(({ inboundId }) => inboundId);
  return {
    lost: await count(
      `SELECT 1 FROM ${tapped} t LEFT JOIN inbound_messages i USING (wamid) WHERE i.handled_at IS NULL`,
      told,
    ),
    doubled: await count(
      `SELECT 1 FROM checklist_answers WHERE superseded_at IS NULL GROUP BY submission_id, task_index HAVING count(*) > 1`,
    ),
    severalOfOne: await count(`SELECT 1 FROM checklist_answers GROUP BY wamid HAVING count(*) > 1`),
    misplaced: await count(
      `SELECT 1 FROM checklist_answers a LEFT JOIN ${tapped} t USING (wamid)
       WHERE (t."submissionId", t."taskIndex", t.result) IS DISTINCT FROM (a.submission_id::text, a.task_index, a.result::text)`,
      told,
    ),
    holes: await count(
      `SELECT 1 FROM unnest($1::text[]) AS s(id) WHERE (SELECT array_agg(task_index ORDER BY task_index) FROM checklist_answers
         WHERE submission_id = s.id AND superseded_at IS NULL) IS DISTINCT FROM ARRAY(SELECT generate_series(0, ${TASKS - 1}))`,
      mine,
    ),
    outOfOrder: await count(
      `SELECT 1 FROM (SELECT answered_at, lag(answered_at) OVER (PARTITION BY submission_id ORDER BY task_index) AS before
         FROM checklist_answers WHERE superseded_at IS NULL) z WHERE before > answered_at`,
    ),
    refusedThoughFree: await count(
      `SELECT 1 FROM ${tapped} t JOIN inbound_messages i USING (wamid) WHERE i.outcome IN ('stale', 'refused', 'ignored')
         AND NOT EXISTS (SELECT FROM checklist_answers a WHERE a.submission_id = t."submissionId" AND a.task_index = t."taskIndex")`,
      told,
    ),
    acceptedButAbsent: await count(
      `SELECT 1 FROM ${tapped} t JOIN inbound_messages i USING (wamid) WHERE i.outcome = 'accepted'
         AND NOT EXISTS (SELECT FROM checklist_answers a WHERE a.wamid = t.wamid) AND NOT EXISTS (SELECT FROM photos p WHERE p.wamid = t.wamid)`,
      told,
    ),
    unfinished: await count(
      `SELECT 1 FROM whatsapp_conversation_sessions s JOIN checklist_assignments a ON a.id = s.assignment_id
         JOIN checklist_submissions u ON u.id = s.submission_id
       WHERE (s.status, a.status, u.status) IS DISTINCT FROM ('completed', 'completed', 'completed')`,
    ),
    undelivered: await count(`SELECT 1 FROM outbound_messages WHERE status NOT IN ('delivered', 'read')`),
    handledTwice: handled.length - new Set(handled).size,
    photosElsewhere: await count(
      `SELECT 1 FROM ${tapped} t LEFT JOIN photos p USING (wamid)
       WHERE t.photo AND (p.submission_id::text, p.task_index) IS DISTINCT FROM (t."submissionId", t."taskIndex")`,
      told,
    ),
    photosOnDisk: await photosUnlikeTheirRows(),
  };
}

async function photosUnlikeTheirRows(): Promise<number> {
  const files = new Set(await readdir(path.join(folder, 'photos')));
  let unlike = 0;
  const rows = await database.sql<{ filename: string; sha256: string }>(
    'SELECT filename, sha256 FROM photos',
  );
  for (const { filename, sha256 } of rows) {
    const bytes = files.has(filename) ? await readFile(path.join(folder, 'photos', filename)) : null;
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) unlike += 1;
  }
  return unlike;
}

test('SIGTERM in the middle of an answer: the work in hand is finished, it ends by itself with 0, and the next start goes on', {
  timeout: 60_000,
}, async () => {
  const manager = await signIn(product.url, ADMIN);
  const { phoneNumber, submissionId } = await assign(manager, 'Last one', '+12025550129');
  const phone = operatorPhone(emulator.url, phoneNumber);
  const first = await phone.hears(0);
  const wamid = await phone.press(first, 'OK');
  expect(await product.terminate()).toBe(0);
  // What it answered with 200 is handled and what that wants sent is sent, or it never took it: then Meta still has it.
  const taken = await database.sql(
    `SELECT i.handled_at IS NOT NULL AS handled FROM inbound_messages i WHERE i.wamid = $1`,
    [wamid],
  );
  expect(taken.every(({ handled }) => handled)).toBe(true);
  expect(await count(`SELECT 1 FROM outbound_messages WHERE status = 'sending'`)).toBe(0);
  await start();
  expect((await phone.hears(1)).text).toContain('Question 2');
  expect(
    await database.sql('SELECT task_index, result FROM checklist_answers WHERE submission_id = $1', [
      submissionId,
    ]),
  ).toEqual([{ task_index: 0, result: 'OK' }]);
});
