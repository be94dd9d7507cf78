import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { personOfOperator } from '../messages/person.ts';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';
import { handleMessages } from './handle-messages.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const blocked = async () =>
  (
    await world.database.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  ).length;

test('Who waited for the lock knows what was asked meanwhile: an answer to it counts', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(3);
  await world.settled();
  const person = personOfOperator(plant.operatorId);
  let handling: Promise<void> = Promise.resolve();
  await withTx(world.database.pool, async (tx) => {
    // Another process asks again: its question is delivered before this answer to it comes in.
    await tx.execute(
      sql`SELECT 1 FROM whatsapp_conversation_sessions WHERE operator_id = ${plant.operatorId} FOR UPDATE`,
    );
    handling = handleMessages(world.kinto.conversation, person);
    await expect.poll(blocked).toBe(1);
    await tx.execute(sql`
      WITH asked AS (
        INSERT INTO outbound_messages (person, operator_id, session_id, task_index, kind, to_phone_number, content, status,
          handed_at, accepted_at, sent_at, delivered_at)
        SELECT person, operator_id, session_id, task_index, kind, to_phone_number, content, 'delivered',
          now() - interval '9 s', now() - interval '9 s', now() - interval '9 s', now() - interval '8 s'
        FROM outbound_messages WHERE operator_id = ${plant.operatorId} ORDER BY seq DESC LIMIT 1 RETURNING id)
      UPDATE whatsapp_conversation_sessions SET prompt_id = asked.id FROM asked WHERE operator_id = ${plant.operatorId}`);
    await world.database.sql(
      `INSERT INTO inbound_messages (wamid, person, operator_id, wa_id, phone_number_id, content, raw, sent_at)
       VALUES ('wamid.waited', $1, $2, $3, '1', '{"kind": "text", "text": "OK"}', '{}', now())`,
      [person, plant.operatorId, plant.phoneNumber.slice(1)],
    );
  });
  await handling;
  expect(
    await world.database.sql('SELECT result, wamid FROM checklist_answers WHERE submission_id = $1', [
      submissionId,
    ]),
  ).toEqual([{ result: 'OK', wamid: 'wamid.waited' }]);
});
