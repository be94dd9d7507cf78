import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent, request } from 'undici';
import { createAssignmentVerb } from '../server/assignments/create-assignment.ts';
import { loadConfig } from '../server/config/load-config.ts';
import { loadSecrets } from '../server/config/load-secrets.ts';
import type { RequestContext } from '../server/context.ts';
import { startEmbedded } from '../server/db/embedded/start-embedded.ts';
import { migrateLatest } from '../server/db/migrate.ts';
import { type Kinto, startKinto } from '../server/kinto.ts';
import { createLogger } from '../server/log/logger.ts';
import { createMachineVerb } from '../server/machines/create-machine.ts';
import { createOperatorVerb } from '../server/operators/create-operator.ts';
import { createTemplateVerb } from '../server/templates/create-template.ts';
import { sign } from '../server/whatsapp/signature.ts';
import { startStandIn } from './stand-in.ts';

/**
 * `npm run bench`: how fast is an answer answered? Signed webhook in, transaction committed, next question accepted by a stand-in
 * for the Cloud API; product, PostgreSQL and load share this machine. Beside it, in the same run, what bare SQL does: as many
 * statements and a commit, from the same driver.
 */
const QUESTIONS = 40;
const PHONE_NUMBER_ID = '106540352242922';
const digitsOf = (i: number) => `1202555${String(1000 + i)}`;

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-bench-'));
  const log = createLogger({ level: 'fatal' });
  const config = { ...loadConfig({ DATA_DIR: folder, HOST: '127.0.0.1' }), port: 0 };
  const secrets = loadSecrets(config);
  const database = await startEmbedded({ dataDir: folder, log });
  await migrateLatest(database.url, { log });
  const standIn = await startStandIn();
  const cloud = { apiUrl: standIn.url, accessToken: 'bench', phoneNumberId: PHONE_NUMBER_ID };
  const kinto = await startKinto({
    config,
    secrets,
    databaseUrl: database.url,
    cloud,
    emulatorUrl: null,
    version: 'bench',
    log,
  });
  const agent = new Agent({ connections: 64 });
  const answer = (digits: string, id: string) => post(agent, kinto, secrets.whatsappAppSecret, digits, id);
  const figures = [];
  try {
    const plant = await makePlant(kinto);
    let first = 0;
    for (const operators of [1, 10, 50]) {
      const people = Array.from({ length: operators }, (_, i) => digitsOf(first + i));
      first += operators;
      for (const digits of people) {
        await plant.assign(digits);
        await standIn.next(digits);
      }
      kinto.conversation.metrics.lockHeld.reset();
      const measured = await measure(people, standIn.next, answer);
      figures.push({ operators, ...measured, lock: await lockHeld(kinto) });
    }
    const bare = await bareSql(kinto);
    console.table(
      figures.map((f) => ({
        operators: f.operators,
        'answers/s': Math.round(f.perSecond),
        'of bare SQL': (f.perSecond / bare).toFixed(2),
        'reply p50 ms': f.p50.toFixed(1),
        'reply p95 ms': f.p95.toFixed(1),
        'reply p99 ms': f.p99.toFixed(1),
        'lock p50 ms': `< ${f.lock.p50}`,
        'lock p99 ms': `< ${f.lock.p99}`,
      })),
    );
    console.log(`bare SQL, six statements and a commit, 8 connections: ${Math.round(bare)} transactions/s`);
  } finally {
    await kinto.stop();
    await agent.close();
    await standIn.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  people: string[],
  next: (digits: string) => Promise<number>,
  answer: (digits: string, id: string) => Promise<void>,
) {
  const replies: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    people.map(async (digits) => {
      for (let question = 0; question < QUESTIONS; question++) {
        const sentAt = performance.now();
        const replied = next(digits);
        await answer(digits, `wamid.${digits}-${question}`);
        replies.push((await replied) - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  replies.sort((a, b) => a - b);
  const at = (share: number) =>
    replies[Math.min(replies.length - 1, Math.floor(replies.length * share))] ?? 0;
  return { perSecond: replies.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function post(agent: Agent, kinto: Kinto, secret: string, digits: string, id: string): Promise<void> {
  const message = {
    from: digits,
    id,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: 'OK' },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550783881', phone_number_id: PHONE_NUMBER_ID },
    contacts: [{ profile: { name: 'Bench' }, wa_id: digits }],
    messages: [message],
  };
  const bytes = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    }),
  );
  const response = await request(`${kinto.url}/api/whatsapp/webhook`, {
    method: 'POST',
    dispatcher: agent,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) },
    body: bytes,
  });
  await response.body.dump();
  if (response.statusCode !== 200) throw new Error(`the webhook answered ${response.statusCode}`);
}

async function makePlant(kinto: Kinto) {
  const context: RequestContext = {
    ...kinto.context,
    actor: { kind: 'system' },
    requestId: 'bench',
    ip: '127.0.0.1',
    userAgent: 'bench',
  };
  const none = { params: {}, query: {} };
  const tasks = Array.from({ length: QUESTIONS + 1 }, (_, i) => ({
    taskName: `Task ${i + 1}`,
    answerType: 'ok_nok' as const,
    photo: 'optional' as const,
    verificationCriteria: undefined,
    unit: undefined,
  }));
  const template = await createTemplateVerb(context, { ...none, body: { name: 'Bench', tasks } });
  const machine = await createMachineVerb(context, { ...none, body: { name: 'Bench' } });
  return {
    async assign(digits: string) {
      const operator = await createOperatorVerb(context, {
        ...none,
        body: { name: digits, phoneNumber: `+${digits}`, language: 'en' },
      });
      await createAssignmentVerb(kinto.conversation)(context, {
        ...none,
        body: { templateId: template.id, machineId: machine.id, operatorId: operator.id },
      });
    },
  };
}

/** Transactions a second of six small statements and a commit, over eight connections. */
async function bareSql({ context: { pool } }: Kinto): Promise<number> {
  await pool.query('CREATE UNLOGGED TABLE IF NOT EXISTS bench_rows (id int PRIMARY KEY, n int)');
  await pool.query(
    'INSERT INTO bench_rows SELECT g, 0 FROM generate_series(1, 1000) g ON CONFLICT DO NOTHING',
  );
  const until = performance.now() + 3_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      const client = await pool.connect();
      try {
        for (let i = 0; performance.now() < until; i++) {
          const id = ((worker * 125 + i) % 1000) + 1;
          await client.query('BEGIN');
          await client.query({
            name: 'lock',
            text: 'SELECT n FROM bench_rows WHERE id = $1 FOR UPDATE',
            values: [id],
          });
          for (let n = 0; n < 4; n++)
            await client.query({
              name: 'write',
              text: 'UPDATE bench_rows SET n = n + 1 WHERE id = $1',
              values: [id],
            });
          await client.query({ name: 'read', text: 'SELECT n FROM bench_rows WHERE id = $1', values: [id] });
          await client.query('COMMIT');
          done += 1;
        }
      } finally {
        client.release();
      }
    }),
  );
  await pool.query('DROP TABLE bench_rows');
  return done / 3;
}

/** In milliseconds, by the buckets of the metric. */
async function lockHeld({ conversation }: Kinto): Promise<{ p50: number; p99: number }> {
  const { values } = await conversation.metrics.lockHeld.get();
  const buckets = values.filter((v) => v.metricName?.endsWith('_bucket'));
  const total = buckets.at(-1)?.value ?? 0;
  const under = (share: number) => Number(buckets.find((b) => b.value >= total * share)?.labels.le) * 1000;
  return { p50: under(0.5), p99: under(0.99) };
}

await main();
