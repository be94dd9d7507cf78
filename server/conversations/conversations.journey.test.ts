import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation } from '../../shared/contracts/conversations.ts';
import type { Kinto } from '../kinto.ts';
import { makePlant, type Plant } from '../test/plant.ts';
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
    `SELECT task_index, result, remarks FROM checklist_answers
     WHERE submission_id = $1 AND superseded_at IS NULL ORDER BY 1`,
    [submissionId],
  );
const act = (id: string | undefined, what: string, body: object) =>
  world.manager.ask('POST', `/api/conversations/${id}/${what}`, body);
const actsOn = (id: string | undefined) =>
  world.database.sql(
    `SELECT action, after FROM audit_log WHERE subject_kind = 'conversation' AND subject_id = $1 ORDER BY id`,
    [id],
  );
const read = (id: string | undefined) => world.manager.get<Conversation>(`/api/conversations/${id}`);
const listed = async (query: string) =>
  (await world.manager.get<{ items: Conversation[] }>(`/api/conversations?limit=200&${query}`)).items;
const says = (plant: Plant, to: Kinto, id: string, text: string) =>
  postMessages(world, to, plant.phoneNumber, textMessage(id, text));

test('A question is skipped with its reason: answered NA, told with the next question, and written down', async () => {
  const plant = await makePlant(world);
  const { submissionId, session } = await plant.assign(3);
  await world.settled();
  const skip = { taskIndex: 0, reason: 'the line is down' };
  const answer = await act(session?.id, 'skip', skip);
  expect(answer).toMatchObject({ status: 200, body: { currentTaskIndex: 1, currentTaskName: 'Task 2' } });
  // A double click.
  expect(await act(session?.id, 'skip', skip)).toMatchObject({
    status: 409,
    body: { error: { message: expect.stringContaining('is at question 2 now'), fields: { taskIndex: '1' } } },
  });
  await world.settled();
  expect(await plant.heard()).toHaveLength(2);
  expect((await plant.heard()).at(-1)).toMatch(/skipped question 1: the line is down\n\n📋 Question 2 of 3/);
  expect(await answersOf(submissionId)).toEqual([
    { task_index: 0, result: 'NA', remarks: expect.stringMatching(/^Skipped by .+: the line is down$/) },
  ]);
  expect(await act(session?.id, 'skip', { taskIndex: 1, reason: ' ' })).toMatchObject({ status: 400 });
  expect(await act(session?.id, 'skip', { taskIndex: 9, reason: 'x' })).toMatchObject({ status: 409 });
  expect(await actsOn(session?.id)).toEqual([
    { action: 'conversation.skip', after: { question: 1, reason: 'the line is down' } },
  ]);
});

test('Skipped while the answer comes in, at two processes: exactly one of them wins, and both sides are told', async () => {
  for (let round = 0; round < 4; round++) {
    const plant = await makePlant(world);
    const { submissionId, session } = await plant.assign(2);
    await world.settled();
    const [skipped] = await Promise.all([
      act(session?.id, 'skip', { taskIndex: 0, reason: 'too slow' }),
      says(plant, other, `wamid.race-${session?.id}`, 'NOK'),
    ]);
    await world.settled();
    const [answer, ...more] = await answersOf(submissionId);
    expect(more).toEqual([]);
    expect(answer).toMatchObject(
      skipped.status === 200 ? { result: 'NA' } : { result: 'NOK', task_index: 0 },
    );
    const told = (await plant.heard()).join('\n');
    if (skipped.status === 200) expect(told).toContain('Question 1 is already answered: NA');
    else expect(skipped).toMatchObject({ status: 409, body: { error: { fields: { taskIndex: '1' } } } });
    expect(await read(session?.id)).toMatchObject({ currentTaskIndex: 1, status: 'active' });
  }
});

test('A question that is stuck is asked anew, and its photos stay', async () => {
  const plant = await makePlant(world);
  const { submissionId, session } = await plant.assign([{ taskName: 'Guard closed?', photo: 'required' }]);
  await world.settled();
  const phone = world.phone(plant.phoneNumber);
  await phone.text('NOK - bent');
  await world.settled();
  expect(await act(session?.id, 'ask-again', { taskIndex: 0, reason: 'he meant another' })).toMatchObject({
    status: 200,
  });
  await world.settled();
  expect((await plant.heard()).at(-1)).toContain('Question 1 of 1');
  await phone.photos([await testPicture()]);
  await world.settled();
  expect((await act(session?.id, 'ask-again', { taskIndex: 0, reason: 'once more' })).status).toBe(200);
  expect((await act(session?.id, 'ask-again', { taskIndex: 1, reason: 'not there yet' })).status).toBe(409);
  await world.settled();
  await phone.text('OK');
  await world.settled();
  expect(await answersOf(submissionId)).toMatchObject([{ task_index: 0, result: 'OK' }]);
  expect(
    await world.database.sql('SELECT task_index FROM photos WHERE submission_id = $1', [submissionId]),
  ).toEqual([{ task_index: 0 }]);
});

test('Ended with a reason: the operator is told, the next in line starts, and it can be sent on its way again', async () => {
  const plant = await makePlant(world);
  const { id, session, submissionId } = await plant.assign(2);
  await plant.assign([{ taskName: 'The next one' }]);
  await world.settled();
  await world.phone(plant.phoneNumber).text('OK');
  await world.settled();
  const ended = await Promise.all([
    act(session?.id, 'end', { reason: 'change of shift' }),
    act(session?.id, 'end', { reason: 'change of shift' }),
  ]);
  expect(ended.map(({ status }) => status)).toEqual([200, 200]);
  await world.settled();
  const said = await plant.heard();
  expect(said.filter((text) => text.includes('ended *A checklist*: change of shift'))).toHaveLength(1);
  expect(said.at(-1)).toContain('The next one');
  expect(await actsOn(session?.id)).toMatchObject([{ action: 'conversation.end' }]);
  expect(await world.manager.get(`/api/assignments/${id}`)).toMatchObject({ status: 'pending' });
  for (const what of ['skip', 'ask-again'])
    expect(await act(session?.id, what, { taskIndex: 1, reason: 'x' })).toMatchObject({ status: 409 });
  expect(await act(session?.id, 'messages', { text: 'x' })).toMatchObject({ status: 409 });
  await world.manager.post(`/api/assignments/${id}/start`);
  expect(await read(session?.id)).toMatchObject({ status: 'waiting', currentTaskIndex: 1 });
  expect(await answersOf(submissionId)).toHaveLength(1);
});

test('Ended while the answer comes in: whatever came first, nothing is half done', async () => {
  for (let round = 0; round < 3; round++) {
    const plant = await makePlant(world);
    const { session, submissionId } = await plant.assign(1);
    await world.settled();
    await Promise.all([
      act(session?.id, 'end', { reason: 'enough' }),
      says(plant, other, `wamid.end-${session?.id}`, 'OK'),
    ]);
    await world.settled();
    expect(await read(session?.id)).toMatchObject({
      status: 'cancelled',
      currentTaskIndex: (await answersOf(submissionId)).length,
    });
  }
});

test('A manager writes: what quotes it is no answer, what may be one is asked, and the question stays', async () => {
  const plant = await makePlant(world);
  const { submissionId, session } = await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  // Nobody has written yet, and there is no message template.
  expect(await act(session?.id, 'messages', { text: 'Hello' })).toMatchObject({
    status: 409,
    body: { error: { code: 'window_closed' } },
  });
  await phone.text('status');
  await world.settled();
  expect(await act(session?.id, 'messages', { text: 'Is the pump on? <b>' })).toMatchObject({
    status: 201,
    body: { lastText: expect.stringMatching(/: Is the pump on\? <b>$/), lastDirection: 'outbound' },
  });
  await world.settled();
  const written = (await phone.heard()).at(-1);
  expect(written?.text).toMatch(/^💬 .+: Is the pump on\? <b>$/);
  await phone.text('yes', { quote: written?.wamid ?? '' });
  await world.settled();
  expect(await answersOf(submissionId)).toEqual([]);
  expect((await plant.heard()).at(-1)).toContain('went to your manager');
  await phone.photos([await testPicture()], { quote: written?.wamid ?? '' });
  await phone.text('ok');
  await world.settled();
  expect(await answersOf(submissionId)).toEqual([]);
  expect((await plant.heard()).at(-1)).toContain('Was that for your manager, or for question 1?');
  world.passTime(3);
  await phone.text('ok');
  await world.settled();
  expect(await answersOf(submissionId)).toMatchObject([{ task_index: 0, result: 'OK' }]);
  expect(
    await world.database.sql('SELECT task_index FROM photos WHERE submission_id = $1', [submissionId]),
  ).toEqual([{ task_index: null }]);
});

test('With the window closed a question goes out as a knock; any answer opens the chat, and the question is asked', async () => {
  await world.controls.switches({ window24h: true });
  await world.manager.patch('/api/settings', { messageTemplate: { name: 'checklist_news', language: 'en' } });
  const plant = await makePlant(world);
  const { submissionId, session } = await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  const [knock] = await phone.heard();
  expect(knock).toMatchObject({
    type: 'template',
    status: 'delivered',
    text: expect.stringMatching(/^A checklist for Machine \d+ waits for you\. Answer anything to start\.$/),
  });
  expect(await read(session?.id)).toMatchObject({ windowOpenUntil: null, lastText: knock?.text });
  world.passTime(3);
  // Even what reads as an answer, and quotes the knock, answers nothing that was never shown.
  await phone.text('OK', { quote: knock?.wamid ?? '' });
  await world.settled();
  expect(await answersOf(submissionId)).toEqual([]);
  const asked = (await phone.heard()).at(-1);
  expect(asked).toMatchObject({ type: 'interactive', text: expect.stringContaining('Question 1 of 2') });
  expect((await read(session?.id)).windowOpenUntil).not.toBeNull();
  world.passTime(3);
  await phone.text('NOK - torn');
  await world.settled();
  expect(await answersOf(submissionId)).toMatchObject([{ task_index: 0, result: 'NOK' }]);
  expect((await phone.heard()).filter(({ type }) => type === 'template')).toHaveLength(1);
  // A manager's own words go out as they are, in the template.
  const silent = await makePlant(world);
  const unanswered = await silent.assign(1);
  await world.settled();
  expect((await act(unanswered.session?.id, 'messages', { text: 'Please start' })).status).toBe(201);
  await world.settled();
  expect((await world.phone(silent.phoneNumber).heard()).at(-1)).toMatchObject({
    type: 'template',
    text: expect.stringMatching(/^💬 .+: Please start$/),
  });
  await world.manager.patch('/api/settings', { messageTemplate: null });
  await world.controls.switches({ window24h: false });
});

test('The list: what moved last is first, and what needs a person says why', async () => {
  const [quiet, lost, confused] = [await makePlant(world), await makePlant(world), await makePlant(world)];
  const a = await quiet.assign(2);
  await world.settled();
  await world.controls.switches({ window24h: true });
  const b = await lost.assign(2);
  await world.settled();
  await world.controls.switches({ window24h: false });
  const c = await confused.assign(2);
  await world.settled();
  for (const word of ['what?', 'hm', 'eh']) {
    world.passTime(3);
    await world.phone(confused.phoneNumber).text(word);
    await world.settled();
  }
  const ids = [a, b, c].map(({ session }) => session?.id);
  const mine = (await listed('')).filter(({ id }) => ids.includes(id));
  expect(mine.map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
  expect(mine.map(({ stuck }) => stuck)).toEqual([
    expect.stringContaining('were no answer'),
    expect.stringContaining('did not arrive'),
    null,
  ]);
  expect(mine[0]).toMatchObject({ lastText: 'eh', lastDirection: 'inbound', currentTaskName: 'Task 1' });
  await world.database.sql(
    `UPDATE whatsapp_conversation_sessions SET last_message_at = last_message_at - interval '3 hours' WHERE id = $1`,
    [ids[0]],
  );
  expect((await listed('stuck=true')).filter(({ id }) => ids.includes(id)).map(({ stuck }) => stuck)).toEqual(
    [
      expect.stringContaining('were no answer'),
      expect.stringContaining('did not arrive'),
      'No answer for 3 hours.',
    ],
  );
  expect((await listed(`search=${lost.phoneNumber.slice(3)}`)).map(({ id }) => id)).toEqual([ids[1]]);
  expect(await listed(`operatorId=${confused.operatorId}`)).toMatchObject([{ id: ids[2] }]);
  // Skipped, the question needs nobody any more: words about it say nothing of the next one.
  const skipped = await act(ids[2], 'skip', { taskIndex: 0, reason: 'too hard to read' });
  expect(skipped).toMatchObject({ status: 200, body: { currentTaskIndex: 1, stuck: null } });
  expect((await listed('stuck=true')).map(({ id }) => id)).not.toContain(ids[2]);
  expect((await listed('status=completed')).length).toBe(0);
});

test('Pages of the list follow each other without a gap; what is no cursor is refused', async () => {
  const all = (await listed('')).map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | null = '';
  do {
    const page: { items: Conversation[]; nextCursor: string | null } = await world.manager.get(
      `/api/conversations?limit=3${cursor && `&cursor=${cursor}`}`,
    );
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect((await world.manager.ask('GET', '/api/conversations?cursor=x')).status).toBe(400);
  expect((await world.manager.ask('GET', '/api/conversations/nothing')).status).toBe(404);
});
