import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from '../../server/db/pool.ts';
import { createLedger, type Ledger, type Tap } from '../ledger.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000).toISOString();
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const PHOTO = Buffer.from('a picture');

/** One checklist with two questions, answered by a button and by a photo with caption; nothing is wrong with it. */
const RUN = 'run-1';
export const BUTTON = 'wamid.button';
export const CAPTION = 'wamid.caption';
export const FIRST_PROMPT = uuid(11);

/** Writes it into an empty database and folder. @returns what the harness would know of it, and the log of the process */
export async function madeUpHistory(pool: Pool, folder: string): Promise<{ ledger: Ledger; log: string }> {
  await pool.query(
    'TRUNCATE machines, operators, checklist_templates, inbound_messages, outbound_messages, photos CASCADE',
  );
  const put = (table: string, ...rows: object[]) =>
    pool.query(
      `INSERT INTO ${table} (${Object.keys(rows[0] ?? {}).join()}) OVERRIDING SYSTEM VALUE
       SELECT ${Object.keys(rows[0] ?? {}).join()} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  const given = [
    {
      taskIndex: 0,
      wamid: BUTTON,
      result: 'OK',
      taskName: 'A.1',
      remarks: '',
      photos: [],
      answeredAt: at(1),
    },
    {
      taskIndex: 1,
      wamid: CAPTION,
      result: 'NOK',
      taskName: 'A.2',
      remarks: 'note 7',
      photos: [uuid(2)],
      answeredAt: at(3),
    },
  ];
  await put('machines', { id: 1, name: 'Filler' });
  await put(
    'operators',
    { id: 1, name: 'One', phone_number: '+12025550101' },
    { id: 2, name: 'Two', phone_number: '+12025550102' },
  );
  await put('checklist_templates', { id: 1, name: 'Daily' });
  await put('checklist_template_versions', { template_id: 1, version: 1, name: 'Daily', tasks: [{}] });
  await put('checklist_assignments', {
    id: 'a',
    template_id: 1,
    template_version: 1,
    machine_id: 1,
    operator_id: 1,
    status: 'completed',
  });
  await put('checklist_submissions', {
    id: 's',
    assignment_id: 'a',
    status: 'completed',
    completed_at: at(5),
  });
  await put('whatsapp_conversation_sessions', {
    ...{
      id: RUN,
      phone_number: '+12025550101',
      assignment_id: 'a',
      submission_id: 's',
      template_id: 1,
      template_version: 1,
    },
    ...{
      machine_id: 1,
      operator_id: 1,
      status: 'completed',
      current_task_index: 2,
      total_tasks: 2,
      answers: given,
      dialogue: {},
    },
    ...{ started_at: at(0), expires_at: at(86_400) },
  });
  await put(
    'inbound_messages',
    ...given.map(({ wamid }, i) => ({
      ...{
        id: uuid(i + 1),
        wamid,
        person: 'operator:1',
        operator_id: 1,
        phone_number_id: '1',
        content: {},
        raw: {},
      },
      ...{
        sent_at: at(1 + 2 * i),
        handled_at: at(2 + 2 * i),
        outcome: 'accepted',
        session_id: RUN,
        task_index: i,
      },
    })),
  );
  await put(
    'checklist_answers',
    ...given.map((a, i) => ({
      ...{
        id: uuid(20 + i),
        submission_id: 's',
        task_index: i,
        result: a.result,
        remarks: a.remarks || null,
      },
      ...{ wamid: a.wamid, answered_at: a.answeredAt, out_of_limits: false },
    })),
  );
  await put(
    'outbound_messages',
    ...given.map((_, i) => ({
      ...{
        id: uuid(11 + i),
        person: 'operator:1',
        operator_id: 1,
        session_id: RUN,
        task_index: i,
        kind: 'question',
        content: {},
      },
      to_phone_number: '+12025550101',
      ...{ status: 'delivered', wamid: `wamid.out${i}` },
    })),
  );
  const sha256 = createHash('sha256').update(PHOTO).digest('hex');
  await put('photos', {
    ...{
      id: uuid(2),
      operator_id: 1,
      session_id: RUN,
      submission_id: 's',
      task_index: 1,
      wamid: CAPTION,
      media_id: '7',
    },
    ...{
      status: 'stored',
      filename: 'p.jpg',
      sha256,
      bytes: PHOTO.length,
      source_sha256: 'as-sent',
      received_at: at(3),
      stored_at: at(4),
    },
  });
  await mkdir(path.join(folder, 'photos'), { recursive: true });
  await writeFile(path.join(folder, 'photos', 'p.jpg'), PHOTO);
  const log = path.join(folder, 'process.log');
  await writeFile(
    log,
    [1, 2]
      .map(
        (n) =>
          `${JSON.stringify({ level: 'info', inboundId: uuid(n), msg: '[WHATSAPP] Message handled' })}\n`,
      )
      .join(''),
  );
  return { ledger: ledgerOf(), log };
}

function ledgerOf(): Ledger {
  const ledger = createLedger();
  const tap = (about: Pick<Tap, 'wamid' | 'taskIndex' | 'result' | 'words' | 'kind' | 'photo'>) =>
    ledger.taps.set(about.wamid, { runId: RUN, operatorId: 1, value: null, at: 0, ...about });
  tap({ wamid: BUTTON, taskIndex: 0, result: 'OK', words: null, kind: 'button', photo: false });
  tap({ wamid: CAPTION, taskIndex: 1, result: 'NOK', words: 'note 7', kind: 'photo', photo: true });
  for (const wamid of [BUTTON, CAPTION]) ledger.acks.set(wamid, 1);
  for (const taskIndex of [0, 1]) {
    const key = uuid(11 + taskIndex);
    ledger.sent.push({
      key,
      wamid: `wamid.out${taskIndex}`,
      operatorId: 1,
      runId: RUN,
      taskIndex,
      edited: false,
      at: 0,
    });
    ledger.told.set(key, 2);
  }
  ledger.photos.set(CAPTION, { wamid: CAPTION, mediaId: '7', sha256: 'as-sent', faulted: false });
  ledger.runs.set(RUN, {
    ...{ runId: RUN, submissionId: 's', assignmentId: 'a', total: 2, holders: [1], cancelled: false },
  });
  return ledger;
}
