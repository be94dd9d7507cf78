import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kinto } from '../kinto.ts';
import { makePlant } from '../test/plant.ts';
import { postMessages, textMessage } from '../test/signed-webhook.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let other: Kinto;
beforeAll(async () => {
  world = await startWorld();
  other = await world.another();
});
afterAll(() => world.stop());

const answersOf = (submissionId: string) =>
  world.database.sql(
    'SELECT task_index, result FROM checklist_answers WHERE submission_id = $1 AND superseded_at IS NULL ORDER BY 1',
    [submissionId],
  );
const reassign = (id: string, operatorId: number, reason?: string) =>
  world.manager.ask('POST', `/api/assignments/${id}/reassign`, { operatorId, reason });

test('Given to somebody else: the answers are kept, the old one is told, and old buttons change nothing', async () => {
  const [old, next] = [await makePlant(world), await makePlant(world)];
  const { id, submissionId, session } = await old.assign(3);
  await world.settled();
  const oldPhone = world.phone(old.phoneNumber);
  await oldPhone.text('NOK - noisy');
  await world.settled();
  await oldPhone.photos([await testPicture()]);
  await world.settled();
  const answer = await reassign(id, next.operatorId, 'shift is over');
  expect(answer).toMatchObject({
    status: 200,
    body: {
      operatorId: next.operatorId,
      session: { id: session?.id, status: 'active', currentTaskIndex: 1 },
    },
  });
  await world.settled();
  expect((await old.heard()).at(-1)).toContain('gave *A checklist*');
  const [greeting] = await next.heard();
  expect(greeting).toContain('You take over *A checklist*');
  expect(greeting).toContain('one question has an answer already');
  expect(greeting).toContain('Question 2 of 3');

  // The question is still on the old phone, with its buttons.
  const question = (await oldPhone.heard()).filter((m) => m.text.includes('Question 2')).at(-1);
  if (!question) throw new Error('the old phone has no question 2');
  await oldPhone.press(question, 'OK');
  await oldPhone.photos([await testPicture()]);
  await world.settled();
  expect((await old.heard()).at(-1)).toContain('You have no checklist to answer now');
  expect(await answersOf(submissionId)).toEqual([{ task_index: 0, result: 'NOK' }]);
  expect(await next.heard()).toHaveLength(1);

  for (const word of ['OK', 'NA', 'CONFIRM']) {
    await world.phone(next.phoneNumber).text(word);
    await world.settled();
  }
  const submission = await world.manager.get<{ status: string; unplacedPhotos: unknown[] }>(
    `/api/submissions/${submissionId}`,
  );
  // Both photos stay with the submission: the one that waited for its answer, and the one that came too late.
  expect(submission).toMatchObject({ status: 'completed', unplacedPhotos: [{}, {}] });
  expect(await answersOf(submissionId)).toEqual([
    { task_index: 0, result: 'NOK' },
    { task_index: 1, result: 'OK' },
    { task_index: 2, result: 'NA' },
  ]);
  const acts = await world.database.sql(
    `SELECT before, after FROM audit_log WHERE action = 'assignment.reassign' AND subject_id = $1`,
    [id],
  );
  expect(acts).toEqual([
    {
      before: { operatorId: old.operatorId },
      after: { operatorId: next.operatorId, reason: 'shift is over' },
    },
  ]);
});

test('The lines of both move: what waits for the old one starts, and the new one has it behind what runs', async () => {
  const [old, next] = [await makePlant(world), await makePlant(world)];
  const { id } = await old.assign([{ taskName: 'Moves away' }]);
  await old.assign([{ taskName: 'Stays here' }]);
  await next.assign([{ taskName: 'Runs there' }]);
  await world.settled();
  const answer = await reassign(id, next.operatorId);
  expect(answer.body).toMatchObject({ status: 'pending', session: { status: 'waiting' } });
  await world.settled();
  expect((await old.heard()).at(-1)).toContain('Stays here');
  expect(await next.heard()).toHaveLength(1);
  for (const word of ['OK', 'CONFIRM']) {
    await world.phone(next.phoneNumber).text(word);
    await world.settled();
  }
  expect((await next.heard()).at(-1)).toContain('Moves away');
});

test('What the old one has not got yet is not said any more, and who was never asked is not told', async () => {
  const [old, next] = [await makePlant(world), await makePlant(world)];
  const { id, session } = await old.assign(1);
  await world.settled();
  // As if the question had not been handed over yet.
  await world.database.sql(
    `UPDATE outbound_messages SET status = 'queued', handed_at = NULL, next_attempt_at = now() + interval '1 hour'
     WHERE session_id = $1`,
    [session?.id],
  );
  await reassign(id, next.operatorId);
  await world.settled();
  expect(
    await world.database.sql(
      'SELECT operator_id, status FROM outbound_messages WHERE session_id = $1 ORDER BY seq',
      [session?.id],
    ),
  ).toMatchObject([
    { operator_id: old.operatorId, status: 'dropped' },
    { operator_id: next.operatorId, status: 'delivered' },
  ]);
  expect(await next.heard()).toHaveLength(1);
});

test('Expired, stopped or without a session it can be given to somebody else; completed or cancelled it cannot', async () => {
  const [old, next] = [await makePlant(world), await makePlant(world)];
  for (const status of ['expired', 'cancelled', 'deleted']) {
    const { id, session } = await old.assign(2);
    await world.settled();
    await world.phone(old.phoneNumber).text('OK');
    await world.settled();
    if (status === 'deleted')
      await world.database.sql('DELETE FROM whatsapp_conversation_sessions WHERE id = $1', [session?.id]);
    else
      await world.database.sql('UPDATE whatsapp_conversation_sessions SET status = $2 WHERE id = $1', [
        session?.id,
        status,
      ]);
    expect(await reassign(id, next.operatorId), status).toMatchObject({
      status: 200,
      body: { operatorId: next.operatorId, session: { status: 'active', currentTaskIndex: 1 } },
    });
    await world.settled();
    await world.manager.post(`/api/assignments/${id}/cancel`, {});
    expect(await reassign(id, old.operatorId), status).toMatchObject({ status: 409 });
    await world.settled();
  }
});

test('To whoever has it already, or to somebody archived or unknown: refused by name', async () => {
  const [old, next] = [await makePlant(world), await makePlant(world)];
  const { id } = await old.assign(1);
  await world.manager.patch(`/api/operators/${next.operatorId}`, { archived: true });
  expect(await reassign(id, old.operatorId)).toMatchObject({
    status: 400,
    body: { error: { fields: { operatorId: 'has this checklist already' } } },
  });
  expect(await reassign(id, next.operatorId)).toMatchObject({ status: 400 });
  expect(await reassign(id, 2_000_000)).toMatchObject({ status: 404 });
  expect(await reassign('nothing', next.operatorId)).toMatchObject({ status: 404 });
});

test('Given away while answers come in, at both processes: every answer counts once or not at all, and the next one goes on there', async () => {
  for (let round = 0; round < 4; round++) {
    const [old, next] = [await makePlant(world), await makePlant(world)];
    const { id, submissionId } = await old.assign(2);
    await world.settled();
    await Promise.all([
      postMessages(world, other, old.phoneNumber, textMessage(`wamid.away-${id}`, 'OK')),
      reassign(id, next.operatorId),
    ]);
    await world.settled();
    const answers = await answersOf(submissionId);
    expect(answers.length).toBeLessThanOrEqual(1);
    const [session] = await world.database.sql(
      'SELECT operator_id, status, current_task_index FROM whatsapp_conversation_sessions WHERE assignment_id = $1',
      [id],
    );
    expect(session).toEqual({
      operator_id: next.operatorId,
      status: 'active',
      current_task_index: answers.length,
    });
    expect((await next.heard()).at(-1)).toContain(`Question ${answers.length + 1} of 2`);
  }
});

test('A reminder asks once more and loses nothing; five minutes later it may be sent again', async () => {
  const plant = await makePlant(world);
  const { id } = await plant.assign([
    { taskName: 'Guard closed?', photo: 'required_on_nok' },
    { taskName: 'B' },
  ]);
  await world.settled();
  const phone = world.phone(plant.phoneNumber);
  await phone.text('NOK - bent');
  await world.settled();
  const remind = () => world.manager.ask('POST', `/api/assignments/${id}/remind`);
  // A double click.
  const both = await Promise.all([remind(), remind()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)).toMatchObject({
    body: { error: { fields: { nextAt: expect.stringMatching(/^2/) } } },
  });
  await world.settled();
  const said = await plant.heard();
  expect(said).toHaveLength(3);
  expect(said.at(-1)).toMatch(/^🔔 .*waits for you/);
  expect(said.at(-1)).toContain('Question 1 needs a photo');
  world.passTime(5 * 60);
  expect((await remind()).status).toBe(200);
  await phone.photos([await testPicture()]);
  await world.settled();
  const [answer] = await world.database.sql(
    `SELECT a.result, a.remarks FROM checklist_answers a JOIN checklist_submissions s ON s.id = a.submission_id
     WHERE s.assignment_id = $1`,
    [id],
  );
  expect(answer).toEqual({ result: 'NOK', remarks: 'bent' });
});

test('What is not being asked is not reminded of, and why not is said', async () => {
  const plant = await makePlant(world);
  await plant.assign(1);
  const waiting = await plant.assign(1);
  const remind = (id: string) => world.manager.ask('POST', `/api/assignments/${id}/remind`);
  expect(await remind(waiting.id)).toMatchObject({
    status: 409,
    body: { error: { message: 'It waits in line: nothing is being asked yet.' } },
  });
  await world.manager.post(`/api/assignments/${waiting.id}/cancel`, {});
  expect(await remind(waiting.id)).toMatchObject({ status: 409 });
  expect(await remind('nothing')).toMatchObject({ status: 404 });
});
