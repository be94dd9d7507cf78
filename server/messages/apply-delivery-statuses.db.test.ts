import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { DeliveryStatusUpdate } from '../whatsapp/parsed-webhook.ts';
import { applyDeliveryStatuses } from './apply-delivery-statuses.ts';
import { claimNext } from './claim-next.ts';
import { sendAgain, settleAccepted } from './settle.ts';
import { fillOutbox, readOutbound, statusUpdate } from './testdata/outbox-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

let made = 0;
/** A message that the API has taken. */
async function accepted() {
  made += 1;
  const person = `operator:${made}`;
  const wamid = `wamid.${made}`;
  const [id = ''] = await fillOutbox(database, person);
  const claim = await claimNext(database.db, person, randomUUID(), new Date());
  if (claim) await settleAccepted(database.db, [{ id: claim.id, wamid: wamid, acceptedAt: new Date() }]);
  return { id, person, wamid };
}
const apply = (...statuses: DeliveryStatusUpdate[]) => applyDeliveryStatuses(database.db, statuses);
const failed = (wamid: string, more: Partial<DeliveryStatusUpdate> = {}) =>
  statusUpdate('failed', wamid, {
    errors: [{ code: 131026, title: 'Undeliverable', details: null }],
    ...more,
  });
const minute = (n: number) => new Date(Date.UTC(2026, 10, 20, 10, n));

test('In whatever order, however often and in however many bodies: the furthest status stands, with the earliest times', async () => {
  const kinds = ['sent', 'failed', 'delivered', 'read'] as const;
  const told = fc.record({ status: fc.constantFrom(...kinds), at: fc.nat(50).map(minute) });
  const bodies = fc.array(fc.array(told, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(bodies, async (all) => {
      const { id, wamid } = await accepted();
      let before = 0;
      for (const body of all) {
        await apply(...body.map(({ status, at }) => statusUpdate(status, wamid, { at })));
        const now = kinds.indexOf((await readOutbound(database, id))?.status as 'sent') + 1;
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
      const flat = all.flat();
      const row = await readOutbound(database, id);
      expect(row?.status).toBe(kinds[Math.max(...flat.map(({ status }) => kinds.indexOf(status)))]);
      for (const kind of kinds) {
        const times = flat.filter(({ status }) => status === kind).map(({ at }) => at.getTime());
        expect(row?.[`${kind}_at`] ?? null).toEqual(times.length ? new Date(Math.min(...times)) : null);
      }
    }),
    { numRuns: 60 },
  );
});

test('`failed` says why, and once', async () => {
  const { id, wamid } = await accepted();
  const first = await apply(statusUpdate('sent', wamid), failed(wamid));
  expect(first.moved).toMatchObject([{ id, status: 'failed', errorCode: 131026, failedNow: true }]);
  const again = await apply(failed(wamid));
  expect(again.moved).toMatchObject([{ id, status: 'failed', failedNow: false }]);
});

test('What was delivered has not failed, whichever is told first', async () => {
  const one = await accepted();
  await apply(statusUpdate('delivered', one.wamid));
  expect((await apply(failed(one.wamid))).moved).toMatchObject([{ status: 'delivered', failedNow: false }]);
  const two = await accepted();
  await apply(failed(two.wamid));
  await apply(statusUpdate('delivered', two.wamid));
  expect(await readOutbound(database, two.id)).toMatchObject({
    status: 'delivered',
    failed_at: expect.any(Date),
  });
});

test('A status before the answer to the send settles it, by the id that we gave Meta', async () => {
  const person = 'operator:early';
  const [id = '', next] = await fillOutbox(database, person, 2);
  const claim = await claimNext(database.db, person, randomUUID(), new Date());
  const { moved, unknown } = await apply(statusUpdate('delivered', 'wamid.early', { opaque: id }));
  expect({ moved, unknown }).toMatchObject({ moved: [{ id, settledNow: true }], unknown: [] });
  expect((await claimNext(database.db, person, randomUUID(), new Date()))?.id).toBe(next);
  if (claim)
    await settleAccepted(database.db, [{ id: claim.id, wamid: 'wamid.early', acceptedAt: new Date() }]);
  expect(await readOutbound(database, id)).toMatchObject({
    status: 'delivered',
    wamid: 'wamid.early',
    lease_until: null,
  });
});

test('A status without our id, of a wamid that nobody knows, and one with an id that is nobody’s, are told as unknown', async () => {
  const strange = [
    statusUpdate('sent', 'wamid.nobody'),
    statusUpdate('sent', 'wamid.other-app', { opaque: 'order-17' }),
    statusUpdate('sent', 'wamid.gone', { opaque: randomUUID() }),
  ];
  const mine = await accepted();
  const { moved, unknown } = await apply(...strange, statusUpdate('sent', mine.wamid));
  expect(moved.map(({ id }) => id)).toEqual([mine.id]);
  expect(unknown).toEqual(strange);
});

test('What is sent again is not taken for sent, or for failed once more, by late statuses of the attempt that failed', async () => {
  const { id, wamid, person } = await accepted();
  await apply(failed(wamid, { opaque: id }));
  await sendAgain(database.db, id, 0);
  const late = await apply(statusUpdate('sent', wamid, { opaque: id }), failed(wamid, { opaque: id }));
  expect(late).toEqual({ moved: [], unknown: [] });
  expect((await readOutbound(database, id))?.status).toBe('queued');

  const second = await claimNext(database.db, person, randomUUID(), new Date());
  if (second)
    await settleAccepted(database.db, [{ id: second.id, wamid: 'wamid.second', acceptedAt: new Date() }]);
  expect((await apply(failed(wamid, { opaque: id }))).moved).toEqual([]);
  expect(await readOutbound(database, id)).toMatchObject({
    status: 'accepted',
    wamid: 'wamid.second',
    attempts: 2,
  });
});

test('What is to be sent again, and turns out to be delivered, is not sent again', async () => {
  const { id, wamid, person } = await accepted();
  await apply(failed(wamid, { opaque: id }));
  await sendAgain(database.db, id, 0);
  await apply(statusUpdate('delivered', wamid, { opaque: id }));
  expect(await claimNext(database.db, person, randomUUID(), new Date())).toBeNull();
  expect((await readOutbound(database, id))?.status).toBe('delivered');
});

test('Failed before the answer to the send came: the answer does not take the second attempt away', async () => {
  const person = 'operator:fast';
  const [id = ''] = await fillOutbox(database, person);
  const claim = await claimNext(database.db, person, randomUUID(), new Date());
  await apply(failed('wamid.fast', { opaque: id }));
  await sendAgain(database.db, id, 0);
  if (claim)
    await settleAccepted(database.db, [{ id: claim.id, wamid: 'wamid.fast', acceptedAt: new Date() }]);
  expect((await readOutbound(database, id))?.status).toBe('queued');
  expect((await claimNext(database.db, person, randomUUID(), new Date()))?.id).toBe(id);
});

test('A message that went out twice: statuses of both copies in one body, and the furthest stands', async () => {
  const person = 'operator:twice';
  const [id = ''] = await fillOutbox(database, person);
  await claimNext(database.db, person, randomUUID(), new Date());
  const { moved, unknown } = await apply(
    statusUpdate('delivered', 'wamid.copy-1', { opaque: id }),
    statusUpdate('sent', 'wamid.copy-2', { opaque: id }),
  );
  expect(moved).toMatchObject([{ status: 'delivered', settledNow: true }]);
  expect(unknown).toEqual([]);
  expect((await readOutbound(database, id))?.status).toBe('delivered');
});

test('Ten processes are told the same at once: one of them finds that it failed now', async () => {
  const { wamid } = await accepted();
  const all = await Promise.all(Array.from({ length: 10 }, () => apply(failed(wamid))));
  expect(all.flatMap(({ moved }) => moved).filter(({ failedNow }) => failedNow)).toHaveLength(1);
});
