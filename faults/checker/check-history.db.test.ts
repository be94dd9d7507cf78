import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../server/test/test-database.ts';
import type { Ledger, Sent, Tap } from '../ledger.ts';
import { checkHistory } from './check-history.ts';
import { INVARIANTS } from './invariants.ts';
import { judgeRun } from './judge-run.ts';
import { BUTTON, CAPTION, FIRST_PROMPT, madeUpHistory } from './made-up-history.ts';

let database: TestDatabase;
let folder: string;
let ledger: Ledger;
let log: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-history-'));
  // What PostgreSQL itself would refuse must be seen all the same: a planted bug may have taken that away.
  await database.sql('ALTER TABLE checklist_answers DROP CONSTRAINT checklist_answers_wamid_key');
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  ({ ledger, log } = await madeUpHistory(database.pool, folder));
});

/** The ids of what is broken. */
async function broken(): Promise<string[]> {
  const verdicts = await checkHistory({
    ...{ ledger, databaseUrl: database.url, photosDir: path.join(folder, 'photos'), logs: [log] },
  });
  return verdicts.filter(({ count }) => count > 0).map(({ id }) => id);
}

const tapOf = (wamid: string) => ledger.taps.get(wamid) as Tap;
const tapped = (wamid: string, about: Partial<Tap>) =>
  ledger.taps.set(wamid, { ...tapOf(BUTTON), wamid, ...about });
const change = (words: string) => () => database.sql(words);

test('A history in which nothing went wrong breaks nothing', async () => {
  expect(await broken()).toEqual([]);
});

const inbound = (wamid: string, outcome: string, handledAt = 'now()') => `
  INSERT INTO inbound_messages (wamid, person, phone_number_id, content, raw, sent_at, handled_at, outcome)
  VALUES ('${wamid}', 'operator:1', '1', '{}', '{}', now(), ${handledAt}, '${outcome}')`;
const answer = (wamid: string, result: string, superseded = 'now()') => `
  INSERT INTO checklist_answers (submission_id, task_index, result, wamid, answered_at, superseded_at)
  VALUES ('s', 0, '${result}', '${wamid}', now(), ${superseded})`;

/** What goes wrong, and which of the invariants must tell, at least. */
const BREAKS: [string, string, () => unknown][] = [
  ['I1', 'an acknowledged message has no row', () => ledger.acks.set('wamid.lost', 1)],
  [
    'I1',
    'an acknowledged message is never handled',
    change(`UPDATE inbound_messages SET handled_at = NULL, outcome = NULL WHERE wamid = '${BUTTON}'`),
  ],
  [
    'I2',
    'a second answer replaced the first, and nobody asked for that',
    async () => {
      tapped('wamid.second', { result: 'NOK' });
      await database.sql(inbound('wamid.second', 'accepted'));
      await database.sql(answer('wamid.second', 'NOK'));
    },
  ],
  ['I3', 'one message became two answers', change(answer(BUTTON, 'OK'))],
  ['I4', 'an answer stands at another question', () => tapped(BUTTON, { taskIndex: 1 })],
  ['I4', 'an answer has another result', () => tapped(BUTTON, { result: 'NOK' })],
  ['I4', 'an answer has another remark', () => tapped(CAPTION, { ...tapOf(CAPTION), words: 'note 8' })],
  ['I4', 'an answer is from nowhere', () => ledger.taps.delete(BUTTON)],
  ['I5', 'an answer is missing', change(`DELETE FROM checklist_answers WHERE wamid = '${BUTTON}'`)],
  [
    'I5',
    'the session tells another answer than the table',
    change(`
    UPDATE whatsapp_conversation_sessions SET answers = jsonb_set(answers, '{0,result}', '"NA"')`),
  ],
  [
    'I6',
    'the second question was committed first',
    change(`
    UPDATE inbound_messages SET handled_at = handled_at - interval '1 minute' WHERE wamid = '${CAPTION}'`),
  ],
  [
    'I7',
    'a tap was refused, and nobody had answered',
    async () => {
      await database.sql(`DELETE FROM checklist_answers WHERE wamid = '${BUTTON}'`);
      await database.sql(`UPDATE inbound_messages SET outcome = 'stale' WHERE wamid = '${BUTTON}'`);
    },
  ],
  [
    'I8',
    'a tap was accepted, and is nowhere',
    async () => {
      tapped('wamid.gone', {});
      await database.sql(inbound('wamid.gone', 'accepted'));
    },
  ],
  [
    'I9',
    'a checklist is still going on',
    change(`UPDATE whatsapp_conversation_sessions SET status = 'active'`),
  ],
  [
    'I9',
    'the assignment did not end with its session',
    change(`UPDATE checklist_assignments SET status = 'active'`),
  ],
  [
    'I9',
    'a cancelled one was completed',
    () => {
      for (const run of ledger.runs.values()) run.cancelled = true;
    },
  ],
  [
    'I10',
    'a message was never handed over',
    change(`UPDATE outbound_messages SET status = 'sending' WHERE id = '${FIRST_PROMPT}'`),
  ],
  [
    'I10',
    'a message was given up',
    change(`UPDATE outbound_messages SET status = 'failed' WHERE id = '${FIRST_PROMPT}'`),
  ],
  ['I11', 'a question never reached the phone', () => void ledger.sent.shift()],
  [
    'I12',
    'a message was handled twice',
    () =>
      appendFile(
        log,
        `${JSON.stringify({ level: 'info', inboundId: '00000000-0000-4000-8000-000000000001' })}\n`,
      ),
  ],
  ['I13', 'somebody else answered', () => tapped(BUTTON, { operatorId: 2 })],
  ['I14', 'a photo has no file', () => rm(path.join(folder, 'photos', 'p.jpg'))],
  ['I14', 'the file of a photo is cut', () => writeFile(path.join(folder, 'photos', 'p.jpg'), 'a pic')],
  [
    'I14',
    'a photo was never fetched',
    change(`UPDATE photos SET status = 'pending', filename = NULL, sha256 = NULL`),
  ],
  [
    'I15',
    'a photo shows what another message brought',
    change(`UPDATE photos SET source_sha256 = 'another'`),
  ],
  ['I15', 'a photo stands at another question', change('UPDATE photos SET task_index = 0')],
  ['S1', 'a delivery status went back', () => ledger.told.set(FIRST_PROMPT, 3)],
  [
    'S2',
    'a running checklist showed the words of a later version',
    () => {
      (ledger.sent[0] as Sent).edited = true;
    },
  ],
];

test.for(BREAKS)('%s tells when %s', async ([id, , breakIt]) => {
  await breakIt();
  expect(await broken()).toContain(id);
});

test('I16 tells when a transaction was left open', { timeout: 30_000 }, async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('BEGIN');
  await expect.poll(broken, { timeout: 20_000, interval: 500 }).toEqual(['I16']);
  await client.query('ROLLBACK');
  await client.end();
});

test('Every invariant is seen broken', () => {
  const seen = new Set([...BREAKS.map(([id]) => id), 'I16']);
  expect(INVARIANTS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

test('An EDIT allows a second answer, and a word more is no second one', async () => {
  tapped('wamid.changed', { result: 'NOK' });
  tapped('wamid.edit', { kind: 'edit', result: null });
  // Before everything else, whatever day it is.
  await database.sql(inbound('wamid.changed', 'accepted', `'2026-11-01'`));
  await database.sql(answer('wamid.changed', 'NOK', `'2026-11-01'`));
  expect(await broken()).toEqual([]);
});

test('Messages that come twice are bounded by what was cut off, and by none where nothing fails', () => {
  ledger.sent.push({ ...(ledger.sent[0] as Sent) });
  const judge = (faulty: boolean, of: Partial<Parameters<typeof judgeRun>[0]> = {}) =>
    judgeRun({ ...{ ledger, faulty, observed: { deadlocks: 0 }, unaskedExits: [] }, ...of })
      .verdicts.filter(({ count }) => count > 0)
      .map(({ id }) => id);
  expect(judge(false)).toEqual(['B1', 'B2']);
  ledger.counts.lostReplies = 1;
  expect(judge(true)).toEqual(['B2']);
  expect(judge(true, { unaskedExits: ['process 1'], observed: { deadlocks: 2 } })).toEqual([
    'B2',
    'X1',
    'X2',
  ]);
});
