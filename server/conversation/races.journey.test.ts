import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kinto } from '../kinto.ts';
import { makePlant } from '../test/plant.ts';
import { postMessages, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let other: Kinto;
beforeAll(async () => {
  world = await startWorld();
  other = await world.another();
});
afterAll(() => world.stop());

test('The same message at two processes at once, five times each, has one effect', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(3);
  await world.settled();
  const message = textMessage(`wamid.same-${plant.operatorId}`, 'OK - all well');
  const statuses = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      postMessages(world, i % 2 ? other : world.kinto, plant.phoneNumber, message),
    ),
  );
  await world.settled();
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(
    await world.database.sql('SELECT task_index, remarks FROM checklist_answers WHERE submission_id = $1', [
      submissionId,
    ]),
  ).toEqual([{ task_index: 0, remarks: 'all well' }]);
  expect(
    await world.database.sql('SELECT outcome FROM inbound_messages WHERE wamid = $1', [message.id]),
  ).toEqual([{ outcome: 'accepted' }]);
  expect(await world.phone(plant.phoneNumber).heard()).toHaveLength(2);
});

test('Ten taps that come at once, at both processes, answer one question', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(10);
  await world.settled();
  const taps = Array.from({ length: 10 }, (_, i) => textMessage(`wamid.tap-${plant.operatorId}-${i}`, 'ok'));
  await Promise.all(
    [world.kinto, other].map((process) => postMessages(world, process, plant.phoneNumber, ...taps)),
  );
  await world.settled();
  expect(
    await world.database.sql('SELECT task_index FROM checklist_answers WHERE submission_id = $1', [
      submissionId,
    ]),
  ).toEqual([{ task_index: 0 }]);
  expect(
    await world.database.sql(
      'SELECT outcome, count(*)::int FROM inbound_messages WHERE operator_id = $1 GROUP BY 1 ORDER BY 1',
      [plant.operatorId],
    ),
  ).toEqual([
    { outcome: 'accepted', count: 1 },
    { outcome: 'stale', count: 9 },
  ]);
});

test('Three messages in one webhook are all handled, in the order in which they were sent', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(3);
  await world.settled();
  const id = (n: number) => `wamid.three-${plant.operatorId}-${n}`;
  await postMessages(
    world,
    world.kinto,
    plant.phoneNumber,
    textMessage(id(1), 'nok'),
    textMessage(id(2), 'belt torn'),
    textMessage(id(3), 'on the left side'),
  );
  await world.settled();
  expect(
    await world.database.sql(
      'SELECT result, remarks FROM checklist_answers WHERE submission_id = $1 AND superseded_at IS NULL',
      [submissionId],
    ),
  ).toEqual([{ result: 'NOK', remarks: 'belt torn\non the left side' }]);
});

test('Started twenty times at once, by both processes, there is one session', async () => {
  const plant = await makePlant(world);
  const { id, session } = await plant.assign(2);
  const started = await Promise.all(
    Array.from({ length: 20 }, () =>
      world.manager.post<{ session: { id: string } }>(`/api/assignments/${id}/start`),
    ),
  );
  expect(new Set(started.map((s) => s.session.id))).toEqual(new Set([session?.id]));
  await world.settled();
  expect(await world.phone(plant.phoneNumber).heard()).toHaveLength(1);
});

test('An admin deletes a session: started again, many times at once, it goes on with the answers of the submission', async () => {
  const plant = await makePlant(world);
  const { id, session } = await plant.assign(2);
  await world.settled();
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  await world.database.sql('DELETE FROM whatsapp_conversation_sessions WHERE id = $1', [session?.id]);
  const started = await Promise.all(
    Array.from({ length: 10 }, () =>
      world.manager.post<{ session: { id: string; currentTaskIndex: number; status: string } }>(
        `/api/assignments/${id}/start`,
      ),
    ),
  );
  expect(new Set(started.map((s) => s.session.id)).size).toBe(1);
  expect(started[0]?.session).toMatchObject({ status: 'active', currentTaskIndex: 1 });
  await world.settled();
  const heard = await world.phone(plant.phoneNumber).heard();
  expect(heard.map((m) => /Question \d/.exec(m.text)?.[0])).toEqual([
    'Question 1',
    'Question 2',
    'Question 2',
  ]);
});

test('Six checklists assigned at once to one operator: one conversation, the others wait in line and follow by themselves', async () => {
  const plant = await makePlant(world);
  const assigned = await Promise.all(Array.from({ length: 6 }, () => plant.assign(1)));
  const status = () =>
    world.database.sql(
      'SELECT status, count(*)::int FROM whatsapp_conversation_sessions WHERE operator_id = $1 GROUP BY 1 ORDER BY 1',
      [plant.operatorId],
    );
  expect(await status()).toEqual([
    { status: 'active', count: 1 },
    { status: 'waiting', count: 5 },
  ]);
  const phone = world.phone(plant.phoneNumber);
  for (let i = 0; i < assigned.length; i++) {
    await world.settled();
    await phone.text('OK');
    await world.settled();
    await phone.text('CONFIRM');
  }
  await world.settled();
  expect(await status()).toEqual([{ status: 'completed', count: 6 }]);
  // Each checklist of one question costs three messages: the question, the summary, done.
  expect(await phone.heard()).toHaveLength(18);
});

test('Cancelling while answers come in: one of them wins, and nothing is left half-done', async () => {
  for (let round = 0; round < 5; round++) {
    const plant = await makePlant(world);
    const { id, submissionId } = await plant.assign(1);
    await world.settled();
    await Promise.all([
      postMessages(world, other, plant.phoneNumber, textMessage(`wamid.cancel-${id}`, 'NOK - stuck')),
      world.manager.post(`/api/assignments/${id}/cancel`, { reason: 'not needed' }),
    ]);
    await world.settled();
    const [row] = await world.database.sql(
      `SELECT a.status AS assignment, u.status AS submission, s.status AS session FROM checklist_assignments a
       JOIN checklist_submissions u ON u.assignment_id = a.id JOIN whatsapp_conversation_sessions s ON s.assignment_id = a.id
       WHERE u.id = $1`,
      [submissionId],
    );
    expect(row).toEqual({ assignment: 'cancelled', submission: 'cancelled', session: 'cancelled' });
  }
});
