import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { claimNext, DOUBT_SECONDS, keepClaim, LEASE_SECONDS } from './claim-next.ts';
import { settleAccepted, settleFailed, settleLater } from './settle.ts';
import { fillOutbox, readOutbound } from './testdata/outbox-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
});
afterAll(() => database.drop());

const claim = (person: string) => claimNext(database.db, person, randomUUID(), new Date());
const why = { code: 131000, details: 'Something went wrong' };
/** As if that many seconds had passed for this message. */
const age = (id: string, seconds: number) =>
  database.pool.query(
    `UPDATE outbound_messages SET lease_until = lease_until - make_interval(secs => $2),
      next_attempt_at = next_attempt_at - make_interval(secs => $2) WHERE id = $1`,
    [id, seconds],
  );

test('Only the oldest is given, and nothing while it is in hand', async () => {
  const [first = '', second = ''] = await fillOutbox(database, 'operator:1', 2);
  const taken = await claim('operator:1');
  expect(taken).toMatchObject({ id: first, attempts: 1, content: { text: 'Message 1' } });
  expect(await claim('operator:1')).toBeNull();
  expect(await claim('operator:2')).toBeNull();
  if (taken) await settleAccepted(database.db, [{ id: taken.id, wamid: 'wamid.1', acceptedAt: new Date() }]);
  expect((await claim('operator:1'))?.id).toBe(second);
});

test('What has to wait holds what comes after it', async () => {
  const [first = '', second = ''] = await fillOutbox(database, 'operator:waits', 2);
  const taken = await claim('operator:waits');
  if (taken) await settleLater(database.db, taken, { status: 'queued', inSeconds: 60, ...why });
  expect(await claim('operator:waits')).toBeNull();
  await age(first, 61);
  const again = await claim('operator:waits');
  expect(again).toMatchObject({ id: first, attempts: 2 });
  if (again) await settleFailed(database.db, again, why);
  expect((await claim('operator:waits'))?.id).toBe(second);
});

test('The claim of a process that died lasts eight seconds: the lease, and the time that its status webhook gets', async () => {
  const [id = ''] = await fillOutbox(database, 'operator:dead');
  await claim('operator:dead');
  expect(LEASE_SECONDS + DOUBT_SECONDS).toBeLessThanOrEqual(10);
  await age(id, LEASE_SECONDS + DOUBT_SECONDS - 1);
  expect(await claim('operator:dead')).toBeNull();
  await age(id, 2);
  expect(await claim('operator:dead')).toMatchObject({ id, attempts: 2 });
});

test('A process that slept past its claim changes nothing that another one has taken over', async () => {
  const [id = ''] = await fillOutbox(database, 'operator:slept');
  const slept = await claim('operator:slept');
  await age(id, LEASE_SECONDS + DOUBT_SECONDS + 1);
  const awake = await claim('operator:slept');
  if (slept) await settleLater(database.db, slept, { status: 'queued', inSeconds: 0, ...why });
  expect(await readOutbound(database, id)).toMatchObject({ status: 'sending', lease_token: awake?.token });
  if (slept) await settleFailed(database.db, slept, why);
  expect(await readOutbound(database, id)).toMatchObject({ status: 'sending', lease_token: awake?.token });
});

test('What a sleeper had handed over is handed over, whoever has taken it again', async () => {
  const [id = ''] = await fillOutbox(database, 'operator:late');
  const slept = await claim('operator:late');
  await age(id, LEASE_SECONDS + DOUBT_SECONDS + 1);
  const awake = await claim('operator:late');
  if (slept)
    await settleAccepted(database.db, [{ id: slept.id, wamid: 'wamid.slept', acceptedAt: new Date() }]);
  if (awake) await settleLater(database.db, awake, { status: 'queued', inSeconds: 0, ...why });
  expect(await readOutbound(database, id)).toMatchObject({ status: 'accepted', wamid: 'wamid.slept' });
  expect(await claim('operator:late')).toBeNull();
});

test('In doubt, it is sent again after its time, with what was wrong kept', async () => {
  const [id = ''] = await fillOutbox(database, 'operator:doubt');
  const taken = await claim('operator:doubt');
  if (taken)
    await settleLater(database.db, taken, {
      status: 'in_doubt',
      inSeconds: DOUBT_SECONDS,
      code: null,
      details: 'cut',
    });
  expect(await readOutbound(database, id)).toMatchObject({
    status: 'in_doubt',
    error_details: 'cut',
    lease_until: null,
  });
  expect(await claim('operator:doubt')).toBeNull();
  await age(id, DOUBT_SECONDS);
  expect((await claim('operator:doubt'))?.attempts).toBe(2);
});

test('Twenty claimers at once: each message is given once, in order, one at a time for each person', async () => {
  const people = ['operator:a', 'operator:b', 'operator:c'];
  const wanted = new Map<string, string[]>();
  for (const person of people) wanted.set(person, await fillOutbox(database, person, 15));
  const given = new Map(people.map((person) => [person, [] as string[]]));
  const inHand = new Set<string>();
  const worker = async (n: number) => {
    for (let i = 0; given.size && [...given.values()].flat().length < 45; i++) {
      const person = people[(n + i) % people.length] as string;
      const taken = await claim(person);
      if (!taken) continue;
      expect(inHand.has(person), `two at once for ${person}`).toBe(false);
      inHand.add(person);
      given.get(person)?.push(taken.id);
      await new Promise((resolve) => setImmediate(resolve));
      inHand.delete(person);
      await settleAccepted(database.db, [
        { id: taken.id, wamid: `wamid.${taken.id}`, acceptedAt: new Date() },
      ]);
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, n) => worker(n)));
  expect(given).toEqual(wanted);
});

test('A claim that is held for an upload lasts longer, and is told when it was lost', async () => {
  const [id = ''] = await fillOutbox(database, 'operator:uploads');
  const taken = await claim('operator:uploads');
  const now = new Date('2026-11-20T08:00:00Z');
  expect(taken && (await keepClaim(database.db, taken, 18, now))).toBe(true);
  expect((await readOutbound(database, id)).handed_at).toEqual(now);
  await age(id, LEASE_SECONDS + DOUBT_SECONDS + 1);
  expect(await claim('operator:uploads')).toBeNull();
  await age(id, 18);
  expect(await claim('operator:uploads')).toMatchObject({ id, attempts: 2 });
  expect(taken && (await keepClaim(database.db, taken, 18, now))).toBe(false);
});
