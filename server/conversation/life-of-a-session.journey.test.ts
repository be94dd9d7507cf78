import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assigned, makePlant, type Plant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';
import { tendSessions } from './tend-sessions.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const tend = () => tendSessions(world.kinto.conversation);
const sessionsOf = (plant: Plant) =>
  world.database.sql(
    `SELECT s.status, a.status AS assignment, s.current_task_index AS at FROM whatsapp_conversation_sessions s
     JOIN checklist_assignments a ON a.id = s.assignment_id WHERE s.operator_id = $1 ORDER BY s.created_at`,
    [plant.operatorId],
  );
const questions = async (plant: Plant) =>
  (await plant.heard()).map((text) => /Question \d+/.exec(text)?.[0] ?? text.split('\n')[0]);

/** One question answered, then a day goes by. */
async function expired(options: { dueAt?: string } = {}): Promise<{ plant: Plant; assigned: Assigned }> {
  const plant = await makePlant(world);
  const assigned = await plant.assign(3, options);
  await world.settled();
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  await world.database.sql(
    `UPDATE whatsapp_conversation_sessions SET expires_at = now() - interval '1 minute' WHERE operator_id = $1`,
    [plant.operatorId],
  );
  await tend();
  expect(await sessionsOf(plant)).toEqual([{ status: 'expired', assignment: 'active', at: 1 }]);
  return { plant, assigned };
}

test('A chat expires, its assignment does not: the next message answers the same question in the same submission', async () => {
  const { plant, assigned } = await expired();
  await world.phone(plant.phoneNumber).text('NOK - noisy');
  await world.settled();
  expect(await sessionsOf(plant)).toEqual([{ status: 'active', assignment: 'active', at: 2 }]);
  const answers = await world.database.sql(
    'SELECT task_index, result FROM checklist_answers WHERE submission_id = $1 ORDER BY task_index',
    [assigned.submissionId],
  );
  expect(answers).toEqual([
    { task_index: 0, result: 'OK' },
    { task_index: 1, result: 'NOK' },
  ]);
});

test('Before it expires the operator is reminded once, and not when they answered of late or can only be reached by a paid message', async () => {
  const plant = await makePlant(world);
  await plant.assign(3);
  await world.settled();
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  const at = (expires: string, last: string, wrote = last) =>
    world.database.sql(
      `WITH heard AS (UPDATE inbound_messages SET sent_at = now() - $4::interval WHERE operator_id = $1)
       UPDATE whatsapp_conversation_sessions SET started_at = now() - interval '22 hours 30 minutes',
         expires_at = now() + $2::interval, last_message_at = now() - $3::interval WHERE operator_id = $1`,
      [plant.operatorId, expires, last, wrote],
    );
  const tended = async () => {
    await tend();
    await world.settled();
    return (await plant.heard()).length;
  };
  const before = (await plant.heard()).length;
  await at('3 hours', '20 hours');
  expect(await tended()).toBe(before);
  await at('90 minutes', '10 minutes');
  expect(await tended()).toBe(before);
  await at('90 minutes', '22 hours', '30 hours');
  expect(await tended()).toBe(before);
  await at('90 minutes', '22 hours');
  expect(await tended()).toBe(before + 1);
  const reminder = (await plant.heard()).at(-1);
  expect(reminder).toContain('reminder');
  expect(reminder).toContain('Question 2 of 3');
  expect(await tended()).toBe(before + 1);
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  expect(await sessionsOf(plant)).toEqual([{ status: 'active', assignment: 'active', at: 2 }]);
});

test('Words that are no answer wake it too, and the question is asked again; a reaction does not', async () => {
  const { plant } = await expired();
  const phone = world.phone(plant.phoneNumber);
  const [first] = await phone.heard();
  await phone.raw({ type: 'reaction', reaction: { message_id: first?.wamid, emoji: '👍' } });
  await world.settled();
  expect(await sessionsOf(plant)).toMatchObject([{ status: 'expired' }]);
  await phone.text('good morning');
  await world.settled();
  expect(await sessionsOf(plant)).toMatchObject([{ status: 'active', at: 1 }]);
  expect((await questions(plant)).at(-1)).toBe('Question 2');
});

test('Past its due time an expired one does not go on by itself; a manager can send it on its way again', async () => {
  const { plant, assigned } = await expired({ dueAt: new Date(Date.now() + 3_600_000).toISOString() });
  await world.database.sql(
    `UPDATE checklist_assignments SET due_at = now() - interval '1 minute' WHERE id = $1`,
    [assigned.id],
  );
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  expect(await sessionsOf(plant)).toMatchObject([{ status: 'expired', at: 1 }]);
  const started = await world.manager.post<{ session: { id: string; status: string } }>(
    `/api/assignments/${assigned.id}/start`,
  );
  expect(started.session).toMatchObject({ id: assigned.session?.id, status: 'active' });
  await world.settled();
  expect((await questions(plant)).at(-1)).toBe('Question 2');
});

test('A cancelled assignment stays cancelled, whatever the operator writes and whoever starts it', async () => {
  const plant = await makePlant(world);
  const { id } = await plant.assign(2);
  await world.settled();
  await world.manager.post(`/api/assignments/${id}/cancel`, {});
  await world.settled();
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  expect(await sessionsOf(plant)).toEqual([{ status: 'cancelled', assignment: 'cancelled', at: 0 }]);
  expect((await world.manager.ask('POST', `/api/assignments/${id}/start`)).status).toBe(409);
  expect((await plant.heard()).at(-1)).toContain('cancelled by your manager');
});

test('STOP and its second word end the chat; the assignment waits for a manager, who sends it again', async () => {
  const plant = await makePlant(world);
  const { id } = await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  await phone.text('OK');
  await world.settled();
  await phone.text('stop');
  await world.settled();
  await phone.text('YES');
  await world.settled();
  expect(await sessionsOf(plant)).toEqual([{ status: 'cancelled', assignment: 'pending', at: 1 }]);
  await tend();
  expect(await sessionsOf(plant)).toMatchObject([{ status: 'cancelled' }]);
  await world.manager.post(`/api/assignments/${id}/start`);
  await world.settled();
  expect(await sessionsOf(plant)).toEqual([{ status: 'active', assignment: 'active', at: 1 }]);
  expect((await questions(plant)).at(-1)).toBe('Question 2');
});

test('SWITCH takes another checklist first; the one before goes on afterwards, where it was left', async () => {
  const plant = await makePlant(world);
  await plant.assign([{ taskName: 'First A' }, { taskName: 'First B' }]);
  await plant.assign([{ taskName: 'Second A' }]);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  await phone.text('OK');
  await world.settled();
  await phone.text('SWITCH 1');
  await world.settled();
  expect((await plant.heard()).at(-1)).toContain('Second A');
  expect(await sessionsOf(plant)).toMatchObject([{ status: 'waiting', at: 1 }, { status: 'active' }]);
  for (const word of ['NA', 'CONFIRM']) {
    await phone.text(word);
    await world.settled();
  }
  expect((await plant.heard()).at(-1)).toContain('First B');
  expect(await sessionsOf(plant)).toMatchObject([
    { status: 'active', at: 1 },
    { status: 'completed', assignment: 'completed' },
  ]);
});

test('A running conversation keeps the questions that it started with', async () => {
  const plant = await makePlant(world);
  const { id, submissionId } = await plant.assign([{ taskName: 'Old one' }, { taskName: 'Old two' }]);
  const { templateId } = await world.manager.get<{ templateId: number }>(`/api/assignments/${id}`);
  await world.manager.patch(`/api/templates/${templateId}`, { tasks: [{ taskName: 'New and only' }] });
  const phone = world.phone(plant.phoneNumber);
  for (const word of ['OK', 'OK', 'CONFIRM']) {
    await world.settled();
    await phone.text(word);
  }
  await world.settled();
  const submission = await world.manager.get<{ status: string; answers: { taskName: string }[] }>(
    `/api/submissions/${submissionId}`,
  );
  expect(submission.status).toBe('completed');
  expect(submission.answers.map((a) => a.taskName)).toEqual(['Old one', 'Old two']);
});

test('Switched off by an admin, no new conversation starts; running ones finish; switched on, the line moves', async () => {
  const running = await makePlant(world);
  await running.assign(1);
  await world.settled();
  await world.database.sql('UPDATE system_config SET whatsapp_enabled = false');
  const held = await makePlant(world);
  const { status } = await held.assign(1);
  expect(status).toBe('pending');
  await tend();
  for (const word of ['OK', 'CONFIRM']) {
    await world.phone(running.phoneNumber).text(word);
    await world.settled();
  }
  expect(await sessionsOf(running)).toMatchObject([{ status: 'completed' }]);
  expect(await sessionsOf(held)).toMatchObject([{ status: 'waiting' }]);
  expect(await held.heard()).toEqual([]);
  await world.database.sql('UPDATE system_config SET whatsapp_enabled = true');
  await tend();
  await world.settled();
  expect(await sessionsOf(held)).toMatchObject([{ status: 'active', assignment: 'active' }]);
  expect(await questions(held)).toEqual(['Question 1']);
});
