import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const unknownSenders = async () =>
  (
    await world.manager.get<{ items: { sender: string; messages: number }[] }>(
      '/api/whatsapp/unknown-senders',
    )
  ).items;

test('A stranger gets one answer a day, and is shown to managers with all that they wrote', async () => {
  const phone = world.phone('+12025550155');
  for (const text of ['hello', 'anybody there?', 'OK']) {
    await phone.text(text);
    await world.settled();
  }
  await Promise.all(['one', 'two', 'three'].map((text) => phone.text(text)));
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
  expect(await unknownSenders()).toMatchObject([{ sender: '+12025550155', messages: 6 }]);
  await world.database.sql(`UPDATE unknown_senders SET last_answered_at = now() - interval '25 hours'`);
  await phone.text('good morning');
  await world.settled();
  expect(await phone.heard()).toHaveLength(2);
});

test('Two strangers who write at the same moment are answered once each', async () => {
  const phones = ['+12025550156', '+12025550157'].map((number) => world.phone(number));
  await Promise.all(phones.flatMap((phone) => Array.from({ length: 5 }, (_, n) => phone.text(`hi ${n}`))));
  await world.settled();
  for (const phone of phones) expect(await phone.heard()).toHaveLength(1);
});

test('An operator without a checklist is told so, once in a while', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await phone.text('hello');
  await phone.text('hello?');
  await world.settled();
  await phone.text('well?');
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
  expect((await unknownSenders()).map(({ sender }) => sender)).not.toContain(plant.phoneNumber);
});

test('STATUS and HELP are answered also just after the end; a second tap on the last button is not', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(1);
  for (const [after, word] of ['OK', 'CONFIRM'].entries()) {
    await phone.hears(after);
    await world.settled();
    await phone.text(word);
  }
  await phone.hears(2);
  await world.settled();
  for (const word of ['CONFIRM', 'hello?', 'status', 'HELP', 'Status']) {
    await phone.text(word);
    await world.settled();
  }
  const heard = (await plant.heard()).slice(3);
  expect(heard).toHaveLength(3);
  for (const text of heard) expect(text).toContain('You have no checklist to answer now.');
  expect(heard.map((text) => text.includes('BACK asks the question before'))).toEqual([false, true, false]);
});

test('While nothing may start, STATUS names what waits; other words stay quiet', async () => {
  await world.database.sql('UPDATE system_config SET whatsapp_enabled = false');
  const plant = await makePlant(world);
  await plant.assign(1);
  for (const word of ['hello?', 'STATUS']) {
    await world.phone(plant.phoneNumber).text(word);
    await world.settled();
  }
  await world.database.sql('UPDATE system_config SET whatsapp_enabled = true');
  expect(await plant.heard()).toEqual([expect.stringMatching(/Waiting: 1\n1\. A checklist, Machine \d+\n/)]);
});

test('An archived operator is a stranger: what they send answers nothing', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  await world.settled();
  await world.manager.ask('PATCH', `/api/operators/${plant.operatorId}`, { archived: true });
  await phone.press(first, 'OK');
  await world.settled();
  expect(
    await world.database.sql('SELECT 1 FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toEqual([]);
});

test('A username hides the number: found by user id from what the number was seen with before, through a whole checklist', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(2);
  const first = await phone.hears(0);
  await world.settled();
  await phone.press(first, 'OK');
  const second = await phone.hears(1);
  await world.controls.switches({ hidePhoneNumber: true });
  await phone.press(second, 'NOK');
  await phone.press(await phone.hears(2), '✅ Confirm');
  expect((await phone.hears(3)).text).toContain('🎉');
  await world.settled();
  expect(
    await world.database.sql('SELECT DISTINCT person FROM inbound_messages WHERE operator_id = $1', [
      plant.operatorId,
    ]),
  ).toEqual([{ person: `operator:${plant.operatorId}` }]);
  // A stranger behind a username is answered by user id.
  await world.phone('+12025550158').text('hello');
  await world.settled();
  expect(await world.phone('+12025550158').heard()).toHaveLength(1);
  await world.controls.switches({ hidePhoneNumber: false });
});

test('A new number: the conversation goes on there, as the same operator', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(2);
  const first = await phone.hears(0);
  await world.settled();
  await phone.raw({
    type: 'system',
    system: { body: 'changed', wa_id: '12025550199', type: 'user_changed_number' },
  });
  await world.settled();
  const moved = world.phone('+12025550199');
  await moved.text('NOK - broken', { at: Math.floor(Date.now() / 1000) + 5 });
  expect((await moved.hears(0)).text).toContain('Question 2 of 2');
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
  expect(first.text).toContain('Question 1 of 2');
  expect(
    await world.database.sql('SELECT phone_number FROM operators WHERE id = $1', [plant.operatorId]),
  ).toEqual([{ phone_number: '+12025550199' }]);
});
