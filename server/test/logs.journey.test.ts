import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant, type Plant } from './plant.ts';
import { startWorld, type World } from './world.ts';

/** What must not be found in any line, planted where people put such things. */
const CANARIES = {
  'a remark': 'canary-belt-torn',
  'a caption': 'canary-caption',
  'a task': 'canary-task',
  'a stranger': 'canary-hello',
  'a profile name': 'canary-profile',
  'a wrong signature': 'canary-unsigned',
  'a wrong password': 'canary-password',
  'a text by hand': 'canary-by-hand',
};

let world: World;
let plant: Plant;
const text: string[] = [];
interface Line {
  level: string;
  time: string;
  msg: string;
  requestId?: string;
  inboundId?: string;
  messageId?: string;
  [more: string]: unknown;
}
const lines = () => text.map((line) => JSON.parse(line) as Line);
const withWords = (words: string) => lines().filter(({ msg }) => msg.includes(words));

beforeAll(async () => {
  world = await startWorld({ log: { level: 'debug', write: (line) => void text.push(line) } });
  plant = await makePlant(world);
  await converse();
});
afterAll(() => world.stop());

/** A conversation in which much goes wrong. */
async function converse(): Promise<void> {
  const { controls, emulator, manager } = world;
  const phone = world.phone(plant.phoneNumber);
  await plant.assign([{ taskName: CANARIES['a task'] }, { taskName: 'Leaks' }]);
  await phone.hears(0);
  await world.settled();
  await controls.switches({ failNextSends: { count: 1, code: 131000 } });
  await phone.text(`NOK - ${CANARIES['a remark']}`);
  await phone.hears(1);
  await world.settled();
  await phone.photos([Buffer.from('this is no picture')], { caption: `OK ${CANARIES['a caption']}` });
  const summary = await phone.hears(2);
  await world.settled();
  await phone.press(summary, '✅ Confirm');
  await phone.hears(3);
  await world.settled();
  const unsigned = { entry: [{ changes: [{ value: CANARIES['a wrong signature'] }] }] };
  expect((await controls.webhook(unsigned, 'wrong')).status).toBe(401);
  await fetch(`${emulator.url}/emulator/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phoneNumber: '+12025550199', name: CANARIES['a profile name'] }),
  });
  await world.phone('+12025550199').text(CANARIES['a stranger']);
  await world.phone('+12025550199').hears(0);
  await manager.ask('POST', '/api/whatsapp/send', {
    to: plant.phoneNumber,
    message: CANARIES['a text by hand'],
  });
  await manager.ask('POST', '/api/auth/login', {
    email: 'admin@example.com',
    password: CANARIES['a wrong password'],
  });
  await manager.ask('GET', `/api/machines?token=${emulator.verifyToken}`);
  await world.settled();
}

test('every line is one JSON object with level, time and words', () => {
  expect(text.length).toBeGreaterThan(20);
  for (const line of text) {
    expect(line).toMatch(/^\{[^\n]*\}\n$/);
    expect(JSON.parse(line)).toMatchObject({
      level: expect.any(String),
      time: expect.stringMatching(/Z$/),
      msg: expect.any(String),
    });
  }
});

test.each(Object.entries(CANARIES))('no line holds what was written: %s', (_, canary) => {
  expect(text.filter((line) => line.includes(canary))).toEqual([]);
});

test('no line holds a token or a secret', () => {
  const { emulator, manager } = world;
  for (const secret of [emulator.appSecret, emulator.verifyToken, manager.token, 'a-good-test-password'])
    expect(text.filter((line) => line.includes(secret))).toEqual([]);
  expect(text.filter((line) => /kinto_(session|token|refresh)=|bearer /i.test(line))).toEqual([]);
});

test('of a phone number no line shows more than the last four digits', () => {
  for (const number of [plant.phoneNumber, '+12025550199']) {
    const digits = number.slice(1);
    expect(text.filter((line) => line.includes(digits.slice(0, -1)))).toEqual([]);
    expect(text.filter((line) => line.includes(digits.slice(-5)))).toEqual([]);
  }
  expect(withWords('Message handed over')[0]).toMatchObject({ to: `…${plant.phoneNumber.slice(-4)}` });
});

test.each([
  '[WHATSAPP] Starting conversation',
  '[WHATSAPP] Conversation completed',
  '[WHATSAPP] Message handled',
  '[WHATSAPP] Message handed over',
  '[WHATSAPP] A webhook with a wrong signature was refused',
  '[WHATSAPP] A message from an unknown number',
  '[WHATSAPP] A message was not accepted',
  '[WHATSAPP] Photo failed',
  'authentication failed',
  'Successfully completed cleanup',
])('the words that people grep for: %s', (words) => {
  expect(withWords(words).length).toBeGreaterThan(0);
});

test('one request id runs from the webhook to the reply', async () => {
  const { rows } = await world.database.pool.query(
    `SELECT i.id AS inbound, i.request_id AS asked, o.id AS outbound, o.request_id AS answered
     FROM inbound_messages i JOIN outbound_messages o ON o.request_id = i.request_id WHERE i.task_index = 0 AND i.outcome = 'accepted'`,
  );
  expect(rows).toHaveLength(1);
  const { inbound, asked, outbound } = rows[0];
  const told = lines().filter(({ requestId }) => requestId === asked);
  expect(told.find(({ inboundId }) => inboundId === inbound)?.msg).toBe('[WHATSAPP] Message handled');
  const sent = told.filter(({ messageId }) => messageId === outbound).map(({ msg }) => msg);
  expect(sent).toEqual(['[WHATSAPP] A message was not accepted', '[WHATSAPP] Message handed over']);
  expect(told.some(({ msg }) => msg === 'POST /api/whatsapp/webhook 200')).toBe(true);
});
