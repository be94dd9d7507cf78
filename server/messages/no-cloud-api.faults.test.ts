import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, type CrowdMessage, press, startCrowd } from '../test/crowd.ts';
import { inTurn } from '../test/in-turn.ts';
import { testPicture } from '../test/test-picture.ts';

const OPERATORS = 1_000;
/** Who wrote so long ago that their window closes while the API is away. */
const SILENT = 40;
const MINUTES = 30;

let cloud: CloudStandIn;
let crowd: Crowd;
beforeAll(async () => {
  cloud = await cloudStandIn();
  cloud.picture = await testPicture({ width: 40, height: 30, background: '#336699' });
  crowd = await startCrowd(cloud.url);
});
afterAll(async () => {
  await crowd.stop();
  await cloud.close();
});

const count = async (query: string) =>
  Number((await crowd.database.sql(`SELECT count(*) FROM (${query}) z`))[0]?.count);
const unsent = () =>
  count(`SELECT 1 FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt')`);

/** The clock goes on for photos that wait for their next attempt too. */
async function passMinutes(minutes: number): Promise<void> {
  await crowd.passTime(minutes * 60);
  await crowd.database.sql(
    `UPDATE pgboss.job SET start_after = start_after - make_interval(mins => $1)
     WHERE name = 'fetch-photo' AND state IN ('created', 'retry')`,
    [minutes],
  );
}

/** A minute in each look. */
async function afterAMinute(look: () => Promise<number>): Promise<number> {
  await passMinutes(1);
  return look();
}

test('Thirty minutes without the Cloud API: five thousand answers and photos are stored as always, and all that is owed goes out afterwards, in order', async () => {
  const sessions = await crowd.assign(await crowd.hire(OPERATORS), 3);
  const silent = await crowd.hire(SILENT);
  await crowd.database.sql(
    `UPDATE inbound_messages SET sent_at = $2::timestamptz - interval '23 hours 35 minutes' WHERE operator_id = ANY($1)`,
    [silent.map(({ id }) => id), new Date(crowd.now()).toISOString()],
  );
  await crowd.database.sql(
    `UPDATE system_config SET message_template_name = 'checklist_waits', message_template_language = 'en'`,
  );
  await expect.poll(unsent, { timeout: 300_000, interval: 250 }).toBe(0);
  cloud.sends.length = 0;

  const downAt = crowd.now();
  cloud.fate = () => ({ kind: 'drop' });
  await crowd.assign(silent, 1);
  // A person who hears nothing: answers, answers again, asks, sends a photo, and one more.
  const acts: ((id: string, sessionId: string) => CrowdMessage)[] = [
    (id, sessionId) => press(id, sessionId, 0),
    (id, sessionId) => press(id, sessionId, 0, 'NOK'),
    (id) => ({ id, type: 'text', text: { body: 'STATUS' } }),
    (id) => photo(id),
    (id) => photo(id),
  ];
  const took: number[] = [];
  let turnedAway = 0;
  const statuses: number[] = [];
  for (const [i, act] of acts.entries()) {
    statuses.push(
      ...(await inTurn(sessions, 16, async ({ operator, sessionId }) => {
        for (;;) {
          const from = performance.now();
          const status = await crowd.deliver(operator, [act(`wamid.${operator.id}-${i}`, sessionId)]);
          took.push(performance.now() - from);
          if (status !== 503) return status;
          // More than this machine can do just now: it comes again, as Meta's would.
          turnedAway += 1;
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      })),
    );
    await passMinutes(MINUTES / acts.length);
  }
  const tried = cloud.sends.splice(0).length;
  const minutes = Math.round((crowd.now() - downAt) / 60_000);
  const handled = () =>
    count(`SELECT 1 FROM inbound_messages WHERE handled_at IS NOT NULL AND wamid NOT LIKE 'wamid.hello-%'`);
  await expect.poll(handled, { timeout: 300_000, interval: 500 }).toBe(5 * OPERATORS);
  const owed = await unsent();

  const upAt = crowd.now();
  cloud.fate = () => ({ kind: 'accept' });
  await expect.poll(() => afterAMinute(unsent), { timeout: 400_000, interval: 1_000 }).toBe(0);
  const drainedAfter = Math.round((crowd.now() - upAt) / 60_000);
  await expect
    .poll(() => afterAMinute(() => count(`SELECT 1 FROM photos WHERE status = 'pending'`)), {
      timeout: 600_000,
      interval: 1_000,
    })
    .toBe(0);

  const accepted = cloud.sends.filter(({ wamid }) => wamid !== null);
  const photos = await crowd.database.sql<{ status: string; count: number }>(
    'SELECT status, count(*)::int FROM photos GROUP BY 1 ORDER BY 1',
  );
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(0);
  recordFigure(
    'E4',
    `${minutes} minutes away (clock compressed): ${statuses.length} messages of ${OPERATORS} operators, all 200 in the end, ${turnedAway} times 503 before (p50 ${at(0.5)} ms, p99 ${at(0.99)} ms); ` +
      `${tried} attempts meanwhile; ${owed} messages owed, all sent ${drainedAfter} minutes after; ` +
      `photos ${photos.map((p) => `${p.count} ${p.status}`).join(', ')}; ${SILENT} windows closed meanwhile: ${SILENT} message templates`,
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await count('SELECT 1 FROM checklist_answers WHERE superseded_at IS NULL')).toBe(OPERATORS);
  expect(photos).toEqual([{ status: 'stored', count: 2 * OPERATORS }]);
  await inOrder(accepted);
  const toSilent = accepted.filter(({ to }) => silent.some(({ phoneNumber }) => phoneNumber === to));
  expect(toSilent.map(({ type }) => type)).toEqual(silent.map(() => 'template'));
});

/** To each person in the order in which it was written, and nothing left out. */
async function inOrder(accepted: CloudStandIn['sends']): Promise<void> {
  const rows = await crowd.database.sql<{ id: string; to_phone_number: string }>(
    `SELECT id, to_phone_number FROM outbound_messages WHERE status = 'accepted' ORDER BY seq`,
  );
  const of = (list: [string, string][]) => {
    const byPerson = new Map<string, string[]>();
    for (const [to, id] of list) byPerson.set(to, [...(byPerson.get(to) ?? []), id]);
    return byPerson;
  };
  const sent = new Map<string, [string, string]>();
  for (const { to, opaque } of accepted) sent.set(opaque, [to, opaque]);
  const owed = rows.filter(({ id }) => sent.has(id)).map((r): [string, string] => [r.to_phone_number, r.id]);
  expect(of([...sent.values()])).toEqual(of(owed));
  expect(accepted).toHaveLength(sent.size);
}

const photo = (id: string): CrowdMessage => ({
  id,
  type: 'image',
  image: { id: `media-${id.replaceAll(/\W/g, '')}`, mime_type: 'image/jpeg' },
});
