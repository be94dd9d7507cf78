import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { personOfOperator } from '../messages/person.ts';
import { makePlant, type Plant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';
import { handleTogether } from './handle-together.ts';
import { lockUnhandled } from './unhandled-messages.ts';

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
/** The question is on the phone since more than a second. */
async function seen({ operatorId }: Plant): Promise<void> {
  await world.settled();
  await world.database.sql(
    `UPDATE outbound_messages SET handed_at = handed_at - interval '5 s', sent_at = sent_at - interval '5 s',
       delivered_at = delivered_at - interval '5 s' WHERE operator_id = $1`,
    [operatorId],
  );
}
async function asked(tasks: number): Promise<Plant> {
  const plant = await makePlant(world);
  await plant.assign(tasks);
  await seen(plant);
  return plant;
}
const together = (...plants: Plant[]) =>
  handleTogether(
    world.kinto.conversation,
    plants.map(({ operatorId }) => personOfOperator(operatorId)),
  );
/** Lets something happen between the reading and the writing. @returns who is left */
function meanwhile(plant: Plant, act: () => Promise<unknown>, ...others: Plant[]): Promise<string[]> {
  const { conversation } = world.kinto;
  let happened: Promise<unknown> | undefined;
  return handleTogether(
    {
      ...conversation,
      async loadVersion(...asked) {
        happened ??= act();
        await happened;
        return conversation.loadVersion(...asked);
      },
    },
    [plant, ...others].map(person),
  );
}
const answersOf = ({ operatorId }: Plant) =>
  world.database.sql(
    `SELECT a.result FROM checklist_answers a JOIN whatsapp_conversation_sessions s ON s.submission_id = a.submission_id
     WHERE s.operator_id = $1`,
    [operatorId],
  );
async function stateOf({ operatorId }: Plant) {
  const [state] = await world.database.sql<{ session: string; assignment: string; submission: string }>(
    `SELECT s.status AS session, a.status AS assignment, b.status AS submission FROM whatsapp_conversation_sessions s
       JOIN checklist_assignments a ON a.id = s.assignment_id JOIN checklist_submissions b ON b.id = s.submission_id
     WHERE s.operator_id = $1 ORDER BY s.created_at LIMIT 1`,
    [operatorId],
  );
  return state as { session: string; assignment: string; submission: string };
}
const person = ({ operatorId }: Plant) => personOfOperator(operatorId);

test('Several people are answered in one transaction; a stranger to any checklist is left for a turn alone', async () => {
  const [a, b, nothing] = [await asked(3), await asked(3), await makePlant(world)];
  const messages = [await store(a, 'OK'), await store(b, 'NOK - torn'), await store(nothing, 'hello')];
  expect(await together(a, b, nothing)).toEqual([person(nothing)]);
  expect(await Promise.all(messages.map(outcome))).toEqual(['accepted', 'accepted', null]);
  await world.settled();
  expect((await a.heard()).at(-1)).toContain('Question 2 of 3');
  expect((await b.heard()).at(-1)).toContain('Question 2 of 3');
});

test('The word that ends a checklist counts at once, unless another one waits in line: that is for a turn alone', async () => {
  const [ends, goesOn] = [await asked(1), await asked(1)];
  for (const plant of [ends, goesOn]) await store(plant, 'OK');
  await together(ends, goesOn);
  await world.settled();
  await goesOn.assign(1);
  const [last, before] = [await store(ends, 'CONFIRM'), await store(goesOn, 'CONFIRM')];
  expect(await together(ends, goesOn)).toEqual([person(goesOn)]);
  expect([await outcome(last), await outcome(before)]).toEqual(['command', null]);
  expect(await stateOf(ends)).toEqual({
    session: 'completed',
    assignment: 'completed',
    submission: 'completed',
  });
});

test('What is said behind the word that ends a checklist is not left lying: both are for a turn alone', async () => {
  const ends = await asked(1);
  await store(ends, 'OK');
  await together(ends);
  await world.settled();
  const said = [await store(ends, 'CONFIRM'), await store(ends, 'thanks')];
  expect(await together(ends)).toEqual([person(ends)]);
  expect(await Promise.all(said.map(outcome))).toEqual([null, null]);
});

test('What was assigned while the last word was thought about starts: the word is left for a turn alone', async () => {
  const ends = await asked(1);
  await store(ends, 'OK');
  await together(ends);
  await world.settled();
  const last = await store(ends, 'CONFIRM');
  expect(await meanwhile(ends, () => ends.assign(1))).toEqual([person(ends)]);
  expect([await outcome(last), (await stateOf(ends)).session]).toEqual([null, 'active']);
});

test('A conversation that has moved since it was read is left as it is, and costs the others nothing', async () => {
  const [moved, good] = [await asked(3), await asked(3)];
  const [one, two] = [await store(moved, 'OK'), await store(good, 'OK')];
  const left = await meanwhile(
    moved,
    () =>
      world.database.sql(
        'UPDATE whatsapp_conversation_sessions SET last_message_at = now() WHERE operator_id = $1',
        [moved.operatorId],
      ),
    good,
  );
  expect(left).toEqual([person(moved)]);
  expect([await outcome(one), await outcome(two)]).toEqual([null, 'accepted']);
  expect(await answersOf(moved)).toEqual([]);
});

test('A message that somebody has handled since it was read changes nothing', async () => {
  const plant = await asked(3);
  const one = await store(plant, 'OK');
  const left = await meanwhile(plant, () =>
    world.database.sql(
      `UPDATE inbound_messages SET handled_at = now(), outcome = 'set_aside' WHERE wamid = $1`,
      [one],
    ),
  );
  expect(left).toEqual([person(plant)]);
  expect([await outcome(one), await answersOf(plant)]).toEqual(['set_aside', []]);
});

test('An answer that changes another one is for a turn alone, and costs the others nothing', async () => {
  const [edits, other] = [await asked(1), await asked(3)];
  for (const word of ['OK', 'EDIT 1']) {
    await store(edits, word);
    expect(await together(edits)).toEqual([]);
    await seen(edits);
  }
  const [again, one] = [await store(edits, 'NOK - torn'), await store(other, 'OK')];
  expect(await together(edits, other)).toEqual([person(edits)]);
  expect([await outcome(again), await outcome(one)]).toEqual([null, 'accepted']);
});

test('A photo and its job are written together, and together with what others said', async () => {
  const [pictured, other] = [await asked(3), await asked(3)];
  const [photo, text] = [await store(pictured, 'OK'), await store(other, 'OK')];
  await world.database.sql(
    `UPDATE inbound_messages SET content = '{"kind": "photo", "caption": null}', media = '{"mediaId": "1", "url": null, "sha256": null}'
     WHERE wamid = $1`,
    [photo],
  );
  expect(await together(pictured, other)).toEqual([]);
  expect([await outcome(photo), await outcome(text)]).toEqual(['accepted', 'accepted']);
  const jobs = await world.database.sql<{ name: string }>(
    `SELECT j.name FROM photos p JOIN pgboss.job j ON j.data->>'photoId' = p.id::text WHERE p.wamid = $1 ORDER BY j.name`,
    [photo],
  );
  expect(jobs.map(({ name }) => name)).toEqual(['fetch-photo', 'photo-waited']);
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

test('Whoever has the conversation of somebody finds all their messages free, also while others are handled together', async () => {
  const [free, busy] = [await asked(3), await asked(3)];
  await store(free, 'OK');
  const sent = [await store(busy, 'EDIT 1'), await store(busy, 'OK')];
  const { conversation } = world.kinto;
  let found: string[] = [];
  await withTx(world.database.pool, async (tx) => {
    await tx.execute(
      sql`SELECT 1 FROM whatsapp_conversation_sessions WHERE operator_id = ${busy.operatorId} FOR UPDATE`,
    );
    await tx.execute(sql`SET LOCAL lock_timeout = '1s'`);
    // In the middle of the other transaction: what it has locked is locked.
    const loadVersion: typeof conversation.loadVersion = async (...asked) => {
      const { messages } = await lockUnhandled(tx, person(busy));
      found = messages.map(({ incoming }) => incoming.wamid);
      return conversation.loadVersion(...asked);
    };
    await handleTogether({ ...conversation, loadVersion }, [person(free), person(busy)]);
  });
  expect(found).toEqual(sent);
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
