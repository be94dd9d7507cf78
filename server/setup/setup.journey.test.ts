import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConnectionCheck, Setup } from '../../shared/contracts/setup.ts';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const setup = () => world.manager.get<Setup>('/api/setup');
const check = async (given?: object) => {
  const body = given ? { given } : {};
  const { items } = await world.manager.post<ConnectionCheck>('/api/setup/connection/check', body);
  return Object.fromEntries(items.map((item) => [item.what, item.state]));
};
/** What the product itself uses: nobody can read it over HTTP. */
const inUse = () => ({
  accessToken: world.accessToken,
  phoneNumberId: world.emulator.phoneNumberId,
  appSecret: world.emulator.appSecret,
});

test('The guided start tells from what is there how far it is, and can be put away and taken up again', async () => {
  expect(await setup()).toMatchObject({
    whatsapp: { mode: 'emulator', emulatorUrl: world.emulator.url, webhookUrl: null, phoneNumberId: null },
    machines: 0,
    operators: 0,
    templates: 0,
    assignments: 0,
    dismissed: false,
  });
  const plant = await makePlant(world);
  await plant.assign(1);
  await world.phone(plant.phoneNumber).text('hello');
  await world.settled();
  const later = await setup();
  expect(later).toMatchObject({ machines: 1, operators: 1, templates: 1, assignments: 1 });
  expect(later.whatsapp.lastMessageAt).not.toBeNull();
  expect(await world.manager.patch('/api/setup', { dismissed: true })).toMatchObject({ dismissed: true });
  expect(await world.manager.patch('/api/setup', { dismissed: false })).toMatchObject({ dismissed: false });
});

test('What is in use is good; what is wrong is named, and nothing else is blamed', async () => {
  const good = { accessToken: 'good', phoneNumberId: 'good', appSecret: 'good' };
  expect(await check()).toEqual(good);
  expect(await check(inUse())).toEqual(good);
  expect(await check({ ...inUse(), appSecret: 'not-the-secret' })).toEqual({ ...good, appSecret: 'bad' });
  expect(await check({ ...inUse(), phoneNumberId: '4711' })).toEqual({ ...good, phoneNumberId: 'bad' });
  expect(await check({ ...inUse(), accessToken: 'expired' })).toEqual({
    accessToken: 'bad',
    phoneNumberId: 'unknown',
    appSecret: 'unknown',
  });
});

test('What can be nothing of the kind is refused by name, and what was typed is kept nowhere', async () => {
  const given = { ...inUse(), phoneNumberId: '+44 7700', accessToken: 'a very wrong token' };
  const { status, body } = await world.manager.ask('POST', '/api/setup/connection/check', { given });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: {
      fields: {
        'given.phoneNumberId': expect.stringContaining('digits'),
        'given.accessToken': expect.stringContaining('printable'),
      },
    },
  });
  await check({ ...inUse(), appSecret: 'canary-of-a-secret' });
  const { rows } = await world.database.pool.query(`SELECT jsonb_agg(audit_log)::text AS all FROM audit_log`);
  expect(rows[0].all).toContain('setup.check');
  expect(rows[0].all).not.toContain('canary-of-a-secret');
  expect(rows[0].all).not.toContain(inUse().appSecret);
});

test('A test message to somebody whom nobody registered says how far it has come', async () => {
  const to = '+12025550177';
  await world.phone(to).text('hi');
  await world.settled();
  const { messageId } = await world.manager.post<{ messageId: string }>('/api/whatsapp/send', {
    to,
    message: 'A test',
  });
  await world.settled();
  const { status } = await world.manager.get<{ status: string }>(
    `/api/setup/connection/messages/${messageId}`,
  );
  expect(['delivered', 'read']).toContain(status);
  const missing = '/api/setup/connection/messages/00000000-0000-4000-8000-000000000000';
  expect((await world.manager.ask('GET', missing)).status).toBe(404);
});
