import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kinto } from '../kinto.ts';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, startCrowd } from '../test/crowd.ts';
import { tendSessions } from './tend-sessions.ts';
import { makeDue } from './testdata/due.ts';

const SESSIONS = 24;

let cloud: CloudStandIn;
let crowd: Crowd;
let processes: Kinto[];
beforeAll(async () => {
  cloud = await cloudStandIn();
  crowd = await startCrowd(cloud.url);
  processes = [crowd.kinto, await crowd.another()];
});
afterAll(async () => {
  await crowd.stop();
  await cloud.close();
});

test('What is due for many at once, tended by two processes twice over at the same time, happens once each', async () => {
  const due = await makeDue(crowd, SESSIONS);
  const tend = () =>
    Promise.all([...processes, ...processes].map(({ conversation }) => tendSessions(conversation)));
  const once = { sessions: SESSIONS, most: 1 };
  const never = { sessions: 0, most: 0 };
  expect(await due.counts()).toEqual({ reminders: never, expired: 0, started: never });
  await due.forReminders();
  await tend();
  expect(await due.counts()).toEqual({ reminders: once, expired: 0, started: never });
  await due.forExpiry();
  await tend();
  expect(await due.counts()).toEqual({ reminders: once, expired: SESSIONS, started: once });
});

test('Those who can only be reached by a paid message do not take the turn of those who can', async () => {
  const silent = await crowd.hire(510);
  const [{ sessionId } = { sessionId: '' }] = await crowd.assign(silent.slice(0, 1), 1);
  // As many more who expire a little earlier, and wrote longer ago than a day: more than one look takes.
  await crowd.database.sql(
    `WITH assigned AS (
       INSERT INTO checklist_assignments (template_id, template_version, machine_id, operator_id, status)
       SELECT a.template_id, a.template_version, a.machine_id, o.id, 'active'
       FROM checklist_assignments a JOIN whatsapp_conversation_sessions s ON s.assignment_id = a.id, operators o
       WHERE s.id = $1 AND o.id = ANY($2) RETURNING id, operator_id, template_id, template_version, machine_id),
     submitted AS (INSERT INTO checklist_submissions (assignment_id) SELECT id FROM assigned RETURNING id, assignment_id)
     INSERT INTO whatsapp_conversation_sessions (phone_number, assignment_id, submission_id, template_id, template_version,
       machine_id, operator_id, status, total_tasks, started_at, expires_at, last_message_at)
     SELECT o.phone_number, a.id, u.id, a.template_id, a.template_version, a.machine_id, o.id, 'active', 1,
       now() - interval '23 hours', now() + interval '60 minutes', now() - interval '23 hours'
     FROM assigned a JOIN submitted u ON u.assignment_id = a.id JOIN operators o ON o.id = a.operator_id`,
    [sessionId, silent.slice(1).map(({ id }) => id)],
  );
  await crowd.database.sql(
    `UPDATE inbound_messages SET sent_at = now() - interval '25 hours' WHERE operator_id = ANY($1)`,
    [silent.slice(1).map(({ id }) => id)],
  );
  await crowd.database.sql(
    `UPDATE whatsapp_conversation_sessions SET started_at = now() - interval '22 hours 30 minutes',
       expires_at = now() + interval '90 minutes', last_message_at = now() - interval '22 hours' WHERE id = $1`,
    [sessionId],
  );
  await tendSessions(crowd.kinto.conversation);
  const reminded = await crowd.database.sql<{ session_id: string }>(
    `SELECT session_id FROM outbound_messages WHERE content ->> 'text' ILIKE '%reminder%' AND operator_id = ANY($1)`,
    [silent.map(({ id }) => id)],
  );
  expect(reminded).toEqual([{ session_id: sessionId }]);
});
