import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const outbox = (operatorId: number) =>
  world.database.sql(
    'SELECT status, attempts, error_code FROM outbound_messages WHERE operator_id = $1 ORDER BY seq',
    [operatorId],
  );
const sendsOf = async (phoneNumber: string) =>
  (await world.controls.sends()).filter(({ to }) => to === phoneNumber || `+${to}` === phoneNumber);

test.each([
  ['a passing fault of Meta’s', 131000],
  ['an API that is overloaded', 2],
  ['too many messages a second', 130429],
  ['too many messages to one person', 131056],
])('%s (%i): sent again, once, and what comes after it waits', async (_name, code) => {
  const plant = await makePlant(world);
  await world.controls.switches({ failNextSends: { count: 1, code } });
  await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  expect(await outbox(plant.operatorId)).toEqual([{ status: 'queued', attempts: 1, error_code: code }]);
  await phone.text('help');
  const first = await phone.hears(0);
  expect(first.text).toContain('Question 1 of 1');
  await phone.hears(1);
  await world.settled();
  expect((await outbox(plant.operatorId)).map(({ status, attempts }) => [status, attempts])).toEqual([
    ['delivered', 2],
    ['delivered', 1],
  ]);
  expect((await sendsOf(plant.phoneNumber)).map(({ status }) => status === 200)).toEqual([false, true, true]);
});

test('A passing fault that is told later by status: sent again as the same message, once', async () => {
  const plant = await makePlant(world);
  await world.controls.switches({ failNextSends: { count: 1, code: 131000, later: true } });
  await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const again = await phone.hears(1);
  expect(again.text).toContain('Question 1 of 1');
  await world.settled();
  expect(await outbox(plant.operatorId)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  const sends = await sendsOf(plant.phoneNumber);
  expect(new Set(sends.map(({ opaque }) => opaque)).size).toBe(1);
  await phone.press(again, 'OK');
  expect((await phone.hears(2)).text).toContain('📝');
});

test.each([
  ['at once', false],
  ['by status', true],
])('A person who cannot be reached (131026, told %s): not tried again, and their next message gets the question', async (_name, later) => {
  const plant = await makePlant(world);
  await world.controls.switches({ failNextSends: { count: 1, code: 131026, later } });
  await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  expect(await outbox(plant.operatorId)).toEqual([{ status: 'failed', attempts: 1, error_code: 131026 }]);
  const heard = (await phone.heard()).length;
  await phone.text('hello, are you there?');
  expect((await phone.hears(heard)).text).toContain('Question 1 of 1');
});

test('The window is closed (131047): given up with the reason, and going on when the operator writes', async () => {
  const plant = await makePlant(world);
  await world.controls.switches({ failNextSends: { count: 1, code: 131047, later: true } });
  const { id } = await plant.assign(1);
  await world.settled();
  expect(await outbox(plant.operatorId)).toEqual([{ status: 'failed', attempts: 1, error_code: 131047 }]);
  const heard = (await world.phone(plant.phoneNumber).heard()).length;
  await world.phone(plant.phoneNumber).text('OK');
  expect((await world.phone(plant.phoneNumber).hears(heard)).text).toContain('Question 1 of 1');
  expect(await world.database.sql('SELECT status FROM checklist_assignments WHERE id = $1', [id])).toEqual([
    { status: 'active' },
  ]);
});

test('A dead token (190): everything waits, one alarm for an admin, and nothing is lost when the token is good again', async () => {
  const own = await startWorld();
  const alarms = () =>
    own.warnings.filter(({ level, msg }) => level === 'error' && msg.includes('An admin has to act'));
  const [one, two] = [await makePlant(own), await makePlant(own)];
  await own.controls.switches({ failNextSends: { count: 1, code: 190 } });
  await one.assign(1);
  await own.settled();
  await two.assign(1);
  await own.settled();
  expect(alarms()).toHaveLength(1);
  expect(await own.controls.sends()).toHaveLength(1);
  const { rows: waiting } = await own.database.pool.query('SELECT status FROM outbound_messages');
  expect(waiting).toEqual([{ status: 'queued' }, { status: 'queued' }]);
  // Another process has not been told to be quiet; for this one it is as if the wait were over.
  await own.database.pool.query('UPDATE outbound_messages SET next_attempt_at = now()');
  await own.another();
  for (const plant of [one, two])
    expect((await own.phone(plant.phoneNumber).hears(0)).text).toContain('Question 1');
  await own.stop();
});

test('Taken, then the connection drops: its status, a second later, settles it, and it was sent once', async () => {
  const plant = await makePlant(world);
  await world.controls.switches({ acceptThenDrop: 1, delayMs: 1_100 });
  await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  await world.settled();
  await world.controls.switches({ delayMs: 0 });
  await phone.press(first, 'OK');
  expect((await phone.hears(1)).text).toContain('Question 2 of 2');
  await world.settled();
  expect((await outbox(plant.operatorId)).map(({ status, attempts }) => [status, attempts])).toEqual([
    ['delivered', 1],
    ['delivered', 1],
  ]);
  expect(await sendsOf(plant.phoneNumber)).toHaveLength(2);
});

test('Taken, dropped, and its statuses held back: after two seconds it is sent once more, and the double does no harm', async () => {
  const plant = await makePlant(world);
  await world.controls.switches({ acceptThenDrop: 1, holdStatuses: true });
  const { submissionId } = await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  const copy = await phone.hears(1);
  expect(copy.text).toBe(first.text);
  await world.controls.switches({ holdStatuses: false });
  await phone.press(first, 'OK');
  await phone.press(copy, 'OK');
  expect((await phone.hears(2)).text).toContain('📝');
  await world.settled();
  expect(
    await world.database.sql('SELECT result FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toHaveLength(1);
  expect(await outbox(plant.operatorId)).toMatchObject([
    { status: 'delivered', attempts: 2 },
    { status: 'delivered' },
  ]);
});
