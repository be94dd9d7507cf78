import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const inbox = (operatorId: number) =>
  world.database.sql(
    'SELECT outcome, attempts FROM inbound_messages WHERE operator_id = $1 ORDER BY sent_at, seq',
    [operatorId],
  );

test('A transaction that fails at its end has written and sent nothing; the message is tried again, and answered', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  await world.settled();
  await world.database.sql(
    `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused by a trigger'; END $$`,
  );
  await world.database.sql(
    'CREATE TRIGGER fail AFTER UPDATE ON whatsapp_conversation_sessions EXECUTE FUNCTION fail()',
  );
  await phone.press(first, 'OK');
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
  expect(
    await world.database.sql('SELECT 1 FROM outbound_messages WHERE operator_id = $1', [plant.operatorId]),
  ).toHaveLength(1);
  expect(
    await world.database.sql('SELECT 1 FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toEqual([]);
  expect(await inbox(plant.operatorId)).toEqual([{ outcome: null, attempts: 1 }]);
  await world.database.sql('DROP FUNCTION fail() CASCADE');
  expect((await phone.hears(1)).text).toContain('Question 2 of 2');
  await world.settled();
  expect(await inbox(plant.operatorId)).toEqual([{ outcome: 'accepted', attempts: 1 }]);
  expect(await phone.heard()).toHaveLength(2);
});

test('A message that can never be handled is set aside with an alarm; those before it and behind it are answered', async () => {
  const plant = await makePlant(world);
  await plant.assign(3);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  await world.settled();
  await world.database.sql(
    `INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at)
     VALUES ('wamid.poison', $1, $2, '1', '{"kind":"of another version"}', '{}', now() - interval '5 s')`,
    [`operator:${plant.operatorId}`, plant.operatorId],
  );
  await world.database.sql(
    `UPDATE inbound_messages SET attempts = 4, retry_at = now() WHERE wamid = 'wamid.poison'`,
  );
  await phone.press(first, 'OK');
  expect((await phone.hears(1)).text).toContain('Question 2 of 3');
  await world.settled();
  expect(await inbox(plant.operatorId)).toEqual([
    { outcome: 'set_aside', attempts: 5 },
    { outcome: 'accepted', attempts: 0 },
  ]);
  expect(
    world.warnings.filter(({ level, msg }) => level === 'error' && msg.includes('is set aside')),
  ).toHaveLength(1);
});

test('One that cannot be read, behind one that can: the good one is not blamed for it', async () => {
  const plant = await makePlant(world);
  await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  await phone.hears(0);
  await world.settled();
  await world.database.sql(
    `INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at)
     SELECT 'wamid.pair-' || n, $1, $2, '1', CASE n WHEN 1 THEN '{"kind":"text","text":"help"}' ELSE '{"kind":"?"}' END::jsonb,
       '{}', now() + n * interval '1 millisecond' FROM generate_series(1, 2) AS n`,
    [`operator:${plant.operatorId}`, plant.operatorId],
  );
  await world.database.sql(
    `UPDATE inbound_messages SET received_at = now() - interval '1 minute' WHERE wamid LIKE 'wamid.pair-%'`,
  );
  await phone.hears(1);
  await world.settled();
  expect((await inbox(plant.operatorId))[0]).toEqual({ outcome: 'command', attempts: 1 });
});
