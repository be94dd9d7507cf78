import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { personOfOperator } from '../messages/person.ts';
import { makePlant, type Plant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';
import { handleTogether } from './handle-together.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let written = 0;
/** As if a webhook had stored it, and nobody was woken. */
async function store({ operatorId, phoneNumber }: Plant, text: string, more = ''): Promise<string> {
  const wamid = `wamid.together-${written++}`;
  await world.database.sql(
    `INSERT INTO inbound_messages (wamid, person, operator_id, wa_id, phone_number_id, content, raw, sent_at ${more && ', attempts'})
     VALUES ($1, $2, $3, $4, '1', $5, '{}', now() ${more && `, ${more}`})`,
    [wamid, personOfOperator(operatorId), operatorId, phoneNumber.slice(1), { kind: 'text', text }],
  );
  return wamid;
}
const outcome = async (wamid: string) =>
  (
    await world.database.sql<{ outcome: string | null }>(
      'SELECT outcome FROM inbound_messages WHERE wamid = $1',
      [wamid],
    )
  )[0]?.outcome;
/** Asked, and the question is on the phone since more than a second. */
async function asked(tasks: number): Promise<Plant> {
  const plant = await makePlant(world);
  await plant.assign(tasks);
  await world.settled();
  await world.database.sql(
    `UPDATE outbound_messages SET handed_at = handed_at - interval '5 s', sent_at = sent_at - interval '5 s',
       delivered_at = delivered_at - interval '5 s' WHERE operator_id = $1`,
    [plant.operatorId],
  );
  return plant;
}
const together = (...plants: Plant[]) =>
  handleTogether(
    world.kinto.conversation,
    plants.map(({ operatorId }) => personOfOperator(operatorId)),
  );
const person = ({ operatorId }: Plant) => personOfOperator(operatorId);

test('Several people are answered in one transaction; a stranger, and who ends a checklist, is left for a turn alone', async () => {
  const [a, b, ends, nothing] = [await asked(3), await asked(3), await asked(1), await makePlant(world)];
  await store(ends, 'OK');
  // Their last question is answered alone or together; the word that ends the checklist is not.
  await together(ends);
  await world.settled();
  const messages = [
    await store(a, 'OK'),
    await store(b, 'NOK - torn'),
    await store(ends, 'CONFIRM'),
    await store(nothing, 'hello'),
  ];
  expect(await together(a, b, ends, nothing)).toEqual([person(ends), person(nothing)]);
  expect(await Promise.all(messages.map(outcome))).toEqual(['accepted', 'accepted', null, null]);
  await world.settled();
  expect((await a.heard()).at(-1)).toContain('Question 2 of 3');
  expect((await b.heard()).at(-1)).toContain('Question 2 of 3');
});

test('Whose conversation is locked elsewhere is left at once, and holds up nobody', async () => {
  const [free, busy] = [await asked(3), await asked(3)];
  const [one, two] = [await store(free, 'OK'), await store(busy, 'OK')];
  await withTx(world.database.pool, async (tx) => {
    await tx.execute(
      sql`SELECT 1 FROM whatsapp_conversation_sessions WHERE operator_id = ${busy.operatorId} FOR UPDATE`,
    );
    expect(await together(free, busy)).toEqual([person(busy)]);
  });
  expect([await outcome(one), await outcome(two)]).toEqual(['accepted', null]);
  expect(await together(busy)).toEqual([]);
  expect(await outcome(two)).toBe('accepted');
});

test('A message that failed before is tried by itself, with what is behind it', async () => {
  const [good, bad] = [await asked(3), await asked(3)];
  const [one, failed, behind] = [
    await store(good, 'OK'),
    await store(bad, 'OK', '1'),
    await store(bad, 'NOK'),
  ];
  expect(await together(good, bad)).toEqual([person(bad)]);
  expect([await outcome(one), await outcome(failed), await outcome(behind)]).toEqual([
    'accepted',
    null,
    null,
  ]);
});

test('A message that can’t even be read costs the others nothing', async () => {
  const [good, bad] = [await asked(3), await asked(3)];
  const [one, unreadable] = [await store(good, 'OK'), await store(bad, 'OK')];
  await world.database.sql(`UPDATE inbound_messages SET content = '{"kind": "song"}' WHERE wamid = $1`, [
    unreadable,
  ]);
  expect(await together(good, bad)).toEqual([person(bad)]);
  expect([await outcome(one), await outcome(unreadable)]).toEqual(['accepted', null]);
});

test('The reply is claimed by the transaction that writes it, unless something is before it in the line', async () => {
  const [first, behind] = [await asked(3), await asked(3)];
  await world.database.sql(
    `INSERT INTO outbound_messages (person, operator_id, kind, to_phone_number, content, next_attempt_at)
     VALUES ($1, $2, 'notice', $3, '{"text": "waits"}', now() + interval '1 hour')`,
    [person(behind), behind.operatorId, behind.phoneNumber],
  );
  await store(first, 'OK');
  await store(behind, 'OK');
  await together(first, behind);
  await world.settled();
  const replies = await world.database.sql<{ operator_id: number; status: string }>(
    `SELECT operator_id, status FROM outbound_messages WHERE operator_id = ANY($1) AND content->>'text' LIKE '%2 of 3%' ORDER BY operator_id`,
    [[first.operatorId, behind.operatorId]],
  );
  expect(replies.map(({ status }) => status === 'queued')).toEqual([false, true]);
});
