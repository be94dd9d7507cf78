import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MachineState, NokAnswer } from '../../shared/contracts/machines.ts';
import type { OperatorState } from '../../shared/contracts/operators.ts';
import type { TranscriptMessage } from '../../shared/contracts/submissions.ts';
import { makePlant, type Plant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let plant: Plant;
beforeAll(async () => {
  world = await startWorld();
  plant = await makePlant(world);
});
afterAll(() => world.stop());

const state = async () => {
  const { items } = await world.manager.get<{ items: OperatorState[] }>(
    `/api/operator-states?ids=${plant.operatorId},9999`,
  );
  expect(items).toHaveLength(1);
  return items[0] as OperatorState;
};
interface Page {
  items: TranscriptMessage[];
  nextCursor: string | null;
}
const messages = (query = '') =>
  world.manager.get<Page>(`/api/operators/${plant.operatorId}/messages${query}`);

test('Who runs, waits, was heard and can be reached; the chat of all conversations, page by page', async () => {
  expect(await state()).toEqual({
    id: plant.operatorId,
    conversationId: null,
    waiting: 0,
    lastHeardAt: null,
    windowOpenUntil: null,
    failure: null,
  });
  const first = await plant.assign(1);
  const second = await plant.assign(1);
  await world.settled();
  expect(await state()).toMatchObject({ conversationId: first.session?.id, waiting: 1, lastHeardAt: null });
  const machine = await world.manager.get<{ items: MachineState[] }>('/api/machine-states?ids=1');
  expect(machine.items).toMatchObject([{ id: 1, open: 2, lastAssignedAt: expect.any(String) }]);

  const phone = world.phone(plant.phoneNumber);
  world.passTime(2);
  await phone.text('NOK - belt <b>torn</b>');
  await world.settled();
  world.passTime(2);
  await phone.text('CONFIRM');
  await world.settled();
  const heard = await state();
  expect(heard).toMatchObject({ conversationId: second.session?.id, waiting: 0, failure: null });
  const open = Date.parse(heard.windowOpenUntil ?? '') - Date.parse(heard.lastHeardAt ?? '');
  expect(open).toBe((24 * 60 - 10) * 60_000);

  const whole = await messages();
  expect(whole.nextCursor).toBeNull();
  expect(whole.items.map(({ direction }) => direction)).toContain('inbound');
  expect(whole.items.find(({ text }) => text.includes('belt'))?.text).toBe('NOK - belt <b>torn</b>');
  const times = whole.items.map(({ at }) => at.slice(0, 19));
  expect(times).toEqual([...times].sort().reverse());
  const paged: TranscriptMessage[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await messages(`?limit=1${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));

  const { items } = await world.manager.get<{ items: NokAnswer[] }>('/api/machines/1/nok-answers');
  expect(items).toMatchObject([
    { remarks: 'belt <b>torn</b>', taskName: 'Task 1', operatorName: 'Operator 1' },
  ]);
});

test('A message that did not arrive makes an operator one who cannot be reached, until they write', async () => {
  await world.database.pool.query(
    `UPDATE outbound_messages SET status = 'failed', error_code = 131026, failed_at = now() + interval '1 hour'
     WHERE id = (SELECT id FROM outbound_messages WHERE operator_id = $1 ORDER BY created_at DESC, seq DESC LIMIT 1)`,
    [plant.operatorId],
  );
  expect((await state()).failure?.reason).toBe(
    'The operator cannot be reached: not on WhatsApp, or the app is too old.',
  );
  // They write, and nothing is said to them since.
  await world.database.pool.query(
    `INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at, handled_at, outcome)
     VALUES ('wamid.later', 'operator:' || $1, $1::int, '1', '{"kind":"text","text":"here"}', '{}', now() + interval '2 hours', now(), 'ignored')`,
    [plant.operatorId],
  );
  expect((await state()).failure).toBeNull();
});

test('Messages of the very same moment are neither lost nor doubled between pages', async () => {
  const { id } = await world.manager.post<{ id: number }>('/api/operators', {
    name: 'Busy',
    phoneNumber: '+12025550178',
  });
  await world.database.pool.query(
    `INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at, received_at, handled_at, outcome)
     SELECT 'same.' || n, 'operator:' || $1, $1::int, '1', jsonb_build_object('kind', 'text', 'text', 'in ' || n), '{}',
       '2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z', now(), 'ignored' FROM generate_series(1, 3) n`,
    [id],
  );
  await world.database.pool.query(
    `INSERT INTO outbound_messages (person, operator_id, kind, to_phone_number, content, status, created_at)
     SELECT 'operator:' || $1, $1::int, 'notice', '+12025550178', jsonb_build_object('text', 'out ' || n), 'read',
       '2026-11-20T08:00:00Z' FROM generate_series(1, 3) n`,
    [id],
  );
  const texts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await world.manager.get(
      `/api/operators/${id}/messages?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    texts.push(...page.items.map(({ text }) => text));
    cursor = page.nextCursor;
  }
  expect(texts).toEqual(['out 3', 'out 2', 'out 1', 'in 3', 'in 2', 'in 1']);
});

test('A large import is taken, a larger body than anything else may have; one too large is refused in words', async () => {
  const text = `Name\n${'x'.repeat(119)}\n`.padEnd(1_500_000, ' ');
  expect((await world.manager.ask('POST', '/api/machines/import', { text })).status).toBe(200);
  const huge = await world.manager.ask('POST', '/api/machines/import', { text: 'x'.repeat(5_000_001) });
  expect(huge).toMatchObject({
    status: 400,
    body: { error: { fields: { text: 'is more than 5 MB: split the file' } } },
  });
  expect((await world.manager.ask('POST', '/api/machines', { name: 'x'.repeat(1_500_000) })).status).toBe(
    413,
  );
});

test('A stranger whom somebody adds is no stranger any more', async () => {
  await world.phone('+12025550177').text('hello');
  await world.settled();
  const strangers = async () =>
    (await world.manager.get<{ items: { sender: string }[] }>('/api/whatsapp/unknown-senders')).items;
  expect(await strangers()).toMatchObject([{ sender: '+12025550177' }]);
  await world.manager.post('/api/operators', { name: 'New', phoneNumber: '+12025550177' });
  expect(await strangers()).toEqual([]);
});
