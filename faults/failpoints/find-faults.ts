import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogLine } from '../../server/test/product-process.ts';
import type { Copy } from './ground.ts';

/** What must be there once both operators are done, whatever died in between. @returns what is otherwise, in words */
export async function findFaults(
  database: Copy,
  { photosDir, log, operators }: { photosDir: string; log: LogLine[]; operators: number },
): Promise<string[]> {
  const faults: string[] = [];
  const none = async (words: string, query: string) => {
    const rows = await database.sql(query);
    if (rows.length > 0) faults.push(`${words}: ${JSON.stringify(rows.slice(0, 3))}`);
  };
  const [found] = await database.sql<Record<string, number>>(`SELECT
    (SELECT count(*) FROM checklist_assignments)::int AS assignments,
    (SELECT count(*) FROM checklist_submissions)::int AS submissions,
    (SELECT count(*) FROM whatsapp_conversation_sessions)::int AS sessions,
    (SELECT count(*) FROM photos)::int AS photos`);
  for (const [what, count] of Object.entries(found ?? {}))
    if (count !== operators) faults.push(`${count} ${what} instead of ${operators}`);

  await none(
    'not completed',
    `SELECT s.status AS session, a.status AS assignment, u.status AS submission FROM whatsapp_conversation_sessions s
       JOIN checklist_assignments a ON a.id = s.assignment_id JOIN checklist_submissions u ON u.id = s.submission_id
     WHERE (s.status, a.status, u.status) IS DISTINCT FROM ('completed', 'completed', 'completed')`,
  );
  await none(
    'other answers than were given',
    `SELECT u.id, given.answers FROM checklist_submissions u CROSS JOIN LATERAL (
       SELECT string_agg(concat_ws(' ', task_index, result, remarks), ', ' ORDER BY task_index) AS answers
       FROM checklist_answers a WHERE a.submission_id = u.id AND superseded_at IS NULL) given
     WHERE given.answers IS DISTINCT FROM '0 NOK, 1 NOK belt torn, 2 OK note 1234'`,
  );
  await none(
    'an answer twice, or one that was changed is gone',
    `SELECT submission_id, count(*), count(superseded_at) AS changed FROM checklist_answers GROUP BY 1
     HAVING count(*) <> 4 OR count(superseded_at) <> 1`,
  );
  await none(
    'several answers of one message',
    'SELECT wamid FROM checklist_answers GROUP BY 1 HAVING count(*) > 1',
  );
  await none('never handled', 'SELECT content FROM inbound_messages WHERE handled_at IS NULL');
  await none(
    'not delivered',
    `SELECT content, status FROM outbound_messages WHERE status NOT IN ('delivered', 'read')`,
  );
  await none(
    'a photo in the wrong place, or not stored',
    `SELECT status, task_index, failure FROM photos WHERE status <> 'stored' OR task_index IS DISTINCT FROM 1 OR submission_id IS NULL`,
  );
  await none('a job failed', `SELECT name, output FROM pgboss.job WHERE state = 'failed'`);

  const handled = log.filter(({ msg }) => msg === '[WHATSAPP] Message handled').map((line) => line.inboundId);
  if (new Set(handled).size < handled.length) faults.push('a message was handled twice');
  return [...faults, ...(await photoFaults(database, photosDir))];
}

async function photoFaults(database: Copy, photosDir: string): Promise<string[]> {
  const faults: string[] = [];
  const files = await readdir(photosDir);
  const leftovers = files.filter((name) => name.endsWith('.tmp'));
  if (leftovers.length > 0) faults.push(`half-written photos are left: ${leftovers.join(' ')}`);
  const rows = await database.sql<{ filename: string; sha256: string; bytes: string }>(
    `SELECT filename, sha256, bytes FROM photos WHERE status = 'stored'`,
  );
  for (const { filename, sha256, bytes } of rows) {
    const file = files.includes(filename) ? await readFile(path.join(photosDir, filename)) : null;
    if (!file) faults.push(`a row without its file: ${filename}`);
    else if (createHash('sha256').update(file).digest('hex') !== sha256 || file.length !== Number(bytes))
      faults.push(`other bytes than the row says: ${filename}`);
  }
  return faults;
}
