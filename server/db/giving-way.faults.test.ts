import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { allAnswered, answersOf } from '../test/answers-of.ts';
import { answerByButton } from '../test/button-operator.ts';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

const OPERATORS = 12;
const QUESTIONS = 20;
const TABLES = [
  ...['inbound_messages', 'outbound_messages', 'checklist_answers', 'whatsapp_conversation_sessions'],
  ...['checklist_submissions', 'checklist_assignments', 'photos'],
];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Makes a share of all statements that write to these tables give way; a sequence counts them, since it is never rolled back. */
async function giveWay(tables: string[], share: number): Promise<void> {
  await world.database.pool.query('create sequence if not exists gave_way');
  await world.database.pool.query(`create or replace function give_way() returns trigger language plpgsql as $$
    begin
      if random() < ${share} then
        perform nextval('gave_way');
        raise exception 'gave way' using errcode = case when random() < 0.5 then '40001' else '40P01' end;
      end if;
      return null;
    end $$`);
  for (const table of tables)
    await world.database.pool.query(
      `create or replace trigger give_way before insert or update on ${table} for each statement execute function give_way()`,
    );
}

async function stopGivingWay(): Promise<number> {
  await world.database.pool.query('drop function give_way cascade');
  const { rows } = await world.database.pool.query<{ count: number }>(
    `select case when is_called then last_value else 0 end::int as count from gave_way`,
  );
  await world.database.pool.query('drop sequence gave_way');
  return rows[0]?.count ?? 0;
}

test('Every tenth write gives way to another: nothing is lost, nothing has a second effect', async () => {
  const plants = await Promise.all(Array.from({ length: OPERATORS }, () => makePlant(world)));
  const assigned = await Promise.all(plants.map((plant) => plant.assign(QUESTIONS)));
  const submissionIds = assigned.map(({ submissionId }) => submissionId);
  await giveWay(TABLES, 0.1);
  const again = await Promise.all(
    plants.map(({ phoneNumber }) => answerByButton(world.phone(phoneNumber), { thinkMs: 20 })),
  );
  const count = await stopGivingWay();
  await expect
    .poll(() => answersOf(world.database, submissionIds), { timeout: 60_000 })
    .toEqual(allAnswered(OPERATORS, QUESTIONS));
  expect(count).toBeGreaterThan(QUESTIONS);
  const setAside = await world.database.sql(`SELECT 1 FROM inbound_messages WHERE outcome = 'set_aside'`);
  expect(setAside).toEqual([]);
  recordFigure(
    'D5',
    `10 % of writes ended with 40001 or 40P01 (${count}): ${OPERATORS * QUESTIONS} answers, 0 lost, 0 doubled, ${again.reduce((sum, n) => sum + n, 0)} messages repeated`,
    'giving-way',
  );
});

test('What always gives way is tried three times, then answered with 503', async () => {
  const plant = await makePlant(world);
  await giveWay(['checklist_assignments'], 1);
  await expect(plant.assign(1)).rejects.toThrow('POST /api/assignments: 503');
  expect(await stopGivingWay()).toBeLessThanOrEqual(3);
});
