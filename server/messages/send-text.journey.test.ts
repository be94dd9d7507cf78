import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const send = (to: string, message: string) =>
  world.manager.ask('POST', '/api/whatsapp/send', { to, message });

test('Outside the customer-service window it is refused with the reason, and nothing is sent', async () => {
  const plant = await makePlant(world);
  const closed = {
    status: 409,
    body: { error: { code: 'window_closed', message: expect.stringContaining('24-hour') } },
  };
  expect(await send(plant.phoneNumber, 'Hello')).toMatchObject(closed);
  await world.phone(plant.phoneNumber).text('hi');
  await world.settled();
  expect(await send(plant.phoneNumber, 'Hello')).toMatchObject({ status: 200 });
  // It counts when they wrote, not when we heard of it.
  await world.database.pool.query(
    `UPDATE inbound_messages SET sent_at = now() - interval '24 hours', received_at = now() WHERE operator_id = $1`,
    [plant.operatorId],
  );
  expect(await send(plant.phoneNumber, 'Too late')).toMatchObject(closed);
  const { rows } = await world.database.pool.query(
    `SELECT content->>'text' AS text FROM outbound_messages WHERE kind = 'manager'`,
  );
  expect(rows).toEqual([{ text: 'Hello' }]);
});

test('Within it, messages arrive in the order in which they were sent, behind what was waiting', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(1);
  await phone.text('help');
  await phone.hears(1);
  await world.settled();
  for (let n = 1; n <= 5; n++) {
    const { status, body } = await send(
      ` ${plant.phoneNumber.slice(0, 5)} ${plant.phoneNumber.slice(5)}`,
      `Message ${n}`,
    );
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { success: true, messageId: expect.any(String) },
    });
  }
  await phone.hears(6);
  expect((await phone.heard()).slice(2).map(({ text }) => text)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `Message ${n}`),
  );
});

test.each([
  [{ to: 'no number', message: 'x' }],
  [{ to: '12', message: 'x' }],
  [{ to: '+12025550101' }],
  [{ to: '+12025550101', message: '' }],
  [{ to: '+12025550101', message: 'x'.repeat(4097) }],
  [{ to: 12025550101, message: 'x' }],
])('%j is 400, naming the field', async (body) => {
  const answer = await world.manager.ask('POST', '/api/whatsapp/send', body);
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: 'bad_request', fields: expect.any(Object) } },
  });
});

test('More than thirty in a minute are 429 with the time to wait; without a session it is 401', async () => {
  const answers = await Promise.all(Array.from({ length: 35 }, () => send('+12025550190', 'again')));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
  const refused = await fetch(`${world.kinto.url}/api/whatsapp/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.manager.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: '+12025550190', message: 'once more' }),
  });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } });
  const nobody = await fetch(`${world.kinto.url}/api/whatsapp/send`, { method: 'POST' });
  expect(nobody.status).toBe(401);
});
