import { setTimeout } from 'node:timers/promises';
import { cleanUp } from '../../housekeeping/clean-up.ts';
import { createMetrics } from '../../monitoring/metrics.ts';
import type { CloudStandIn } from '../../test/cloud-stand-in.ts';
import { type Crowd, press } from '../../test/crowd.ts';
import { inTurn } from '../../test/in-turn.ts';
import { messagesWebhook, postWebhook, textMessage } from '../../test/signed-webhook.ts';

type Kinto = Crowd['kinto'];

/** A crowd on two processes of the product. */
export interface Two {
  crowd: Crowd;
  cloud: CloudStandIn;
  processes: [Kinto, Kinto];
}

const idle = ({ processes }: Two) => Promise.all(processes.map((each) => each.idle()));
const rows = async ({ crowd }: Two, query: string, values: unknown[] = []) =>
  (await crowd.database.sql(query, values))[0] ?? {};

/**
 * Every answer of these operators is delivered 2 to 5 times at the same moment, to both processes; then everything grows old and is
 * delivered once more at each age, with a clean-up before.
 * @returns what there is of them in the end
 */
export async function deliverOften(two: Two, operators: number, tasks: number) {
  const { crowd, cloud, processes } = two;
  const sessions = await crowd.assign(await crowd.hire(operators), tasks);
  await idle(two);
  const asked = cloud.sends.length;
  const all: Parameters<Crowd['deliver']>[] = [];
  const wamids: string[] = [];
  const statuses = new Set<number>();
  let deliveries = 0;
  for (let task = 0; task < tasks; task++) {
    await inTurn(sessions, 10, async ({ operator, sessionId }, i) => {
      const message = press(`wamid.often-${operator.id}-${task}`, sessionId, task);
      wamids.push(message.id);
      all.push([operator, [message]]);
      const times = 2 + ((i + task) % 4);
      deliveries += times;
      const same = Array.from({ length: times }, (_, n) =>
        crowd.deliver(operator, [message], processes[n % 2]),
      );
      for (const status of await Promise.all(same)) statuses.add(status);
    });
    await idle(two);
  }
  let old = 0;
  for (const hours of [1, 3 * 24, 7 * 24, 40 * 24]) {
    await growOld(two, hours - old);
    old = hours;
    await cleanUp(crowd.kinto.context, createMetrics());
    await inTurn(all, 10, async ([operator, messages], i) => {
      deliveries += 1;
      statuses.add(await crowd.deliver(operator, messages, processes[i % 2]));
    });
    await idle(two);
  }
  const found = await rows(
    two,
    `SELECT (SELECT count(*) FROM inbound_messages WHERE wamid = ANY($1))::int AS rows,
       (SELECT count(*) FROM inbound_messages WHERE wamid = ANY($1) AND outcome = 'accepted')::int AS accepted,
       (SELECT count(*) FROM checklist_answers WHERE wamid = ANY($1))::int AS effects`,
    [wamids],
  );
  return {
    messages: wamids.length,
    deliveries,
    statuses: [...statuses],
    ...found,
    replies: cloud.sends.length - asked,
  };
}

/** Everything that was ever written is so many hours older. */
async function growOld({ crowd }: Two, hours: number): Promise<void> {
  const ages = {
    inbound_messages: ['sent_at', 'received_at', 'handled_at'],
    outbound_messages: ['created_at', 'handed_at', 'accepted_at', 'next_attempt_at'],
    checklist_answers: ['answered_at'],
    whatsapp_conversation_sessions: ['created_at', 'started_at', 'last_message_at'],
    webhook_leftovers: ['received_at'],
  };
  for (const [table, columns] of Object.entries(ages)) {
    const set = columns.map((column) => `${column} = ${column} - make_interval(hours => ${hours})`);
    await crowd.database.sql(`UPDATE ${table} SET ${set.join(', ')}`);
  }
}

/**
 * Each question gets two answers with different values within 50 ms, each at a process of its own.
 * @returns how many taps, how many answers and second answers, and how many losers were told what stands
 */
export async function tapTwice(two: Two, operators: number, tasks: number, random: () => number) {
  const { crowd, cloud, processes } = two;
  const sessions = await crowd.assign(await crowd.hire(operators), tasks);
  await idle(two);
  const before = cloud.sends.length;
  for (let task = 0; task < tasks; task++) {
    await inTurn(sessions, 10, async ({ operator, sessionId }) => {
      const [one, another] = random() < 0.5 ? processes : [processes[1], processes[0]];
      const tap = (value: string, to: Kinto) =>
        crowd.deliver(
          operator,
          [press(`wamid.tap-${operator.id}-${task}-${value}`, sessionId, task, value)],
          to,
        );
      const first = tap('OK', one);
      await setTimeout(random() * 50);
      await Promise.all([first, tap('NOK', another)]);
    });
    await idle(two);
  }
  const submissions = sessions.map(({ submissionId }) => submissionId);
  const found = await rows(
    two,
    `SELECT count(*)::int AS answers, count(*)::int - count(DISTINCT (submission_id, task_index))::int AS doubles,
       count(*) FILTER (WHERE result = 'NOK')::int AS "secondWon"
     FROM checklist_answers WHERE submission_id = ANY($1)`,
    [submissions],
  );
  const standing = await crowd.database.sql<{ to: string; task_index: number; result: string }>(
    `SELECT o.phone_number AS to, a.task_index, a.result FROM checklist_answers a JOIN checklist_submissions u ON u.id = a.submission_id
       JOIN checklist_assignments s ON s.id = u.assignment_id JOIN operators o ON o.id = s.operator_id WHERE u.id = ANY($1)`,
    [submissions],
  );
  const said = new Set(cloud.sends.slice(before).map(({ to, text }) => `${to.replace('+', '')} ${text}`));
  const told = standing.filter(({ to, task_index, result }) =>
    said.has(
      `${to.replace('+', '')} Question ${task_index + 1} is already answered: ${result}. To change it, send EDIT ${task_index + 1}.`,
    ),
  );
  return { doubleTaps: operators * tasks, ...found, told: told.length };
}

const BAD: ((id: string) => unknown)[] = [
  (id) => ({ id, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }),
  (id) => ({ id, type: 'system', system: { body: 'changed', type: 'user_changed' } }),
  (id) => ({ id, type: 'unsupported', errors: [{ code: 131051, title: 'Unsupported' }] }),
  (id) => ({ id, type: 'hologram', hologram: { id: '5' } }),
  (id) => ({ id, type: 'text' }),
  (id) => ({ id, type: 'image', image: 'no object' }),
  (id) => ({ id, timestamp: 'yesterday', type: 'text', text: { body: 7 } }),
  (id) => ({ id: 7, type: 'text', text: { body: id } }),
  (id) => ({ type: 'text', text: { body: id } }),
  (id) => ({ broken: id }),
  (id) => `no object but ${id}`,
  (id) => [id],
];

/**
 * Webhooks of 1 to 50 messages, spread over entries and changes, with one among them that is malformed or of an unknown kind.
 * @returns how many there were, how many good ones were handled, and how many bad ones are kept as they came
 */
export async function deliverWithBad(two: Two, webhooks: number, random: () => number) {
  const { crowd, processes } = two;
  const members = await crowd.hire(20);
  const statuses = new Set<number>();
  const good: string[] = [];
  const bad: string[] = [];
  await inTurn(Array.from({ length: webhooks }), 6, async (_, n) => {
    const { phoneNumber } = members[n % members.length] as { phoneNumber: string };
    const size = 1 + Math.floor(random() * 50);
    const place = Math.floor(random() * size);
    const marker = `bad-member-${n}-`;
    bad.push(marker);
    const messages = Array.from({ length: size }, (__, i) => {
      if (i === place) return BAD[n % BAD.length]?.(marker);
      good.push(`wamid.good-${n}-${i}`);
      return textMessage(`wamid.good-${n}-${i}`, `words ${i}`);
    });
    const body = spread(phoneNumber, messages, random);
    statuses.add(await postWebhook(processes[n % 2]?.url ?? '', crowd.appSecret, body));
  });
  await idle(two);
  const found = await rows(
    two,
    `SELECT (SELECT count(*) FROM inbound_messages WHERE wamid = ANY($1) AND handled_at IS NOT NULL)::int AS handled,
       (SELECT count(*) FROM unnest($2::text[]) AS marker WHERE EXISTS (SELECT FROM inbound_messages WHERE strpos(raw::text, marker) > 0)
          OR EXISTS (SELECT FROM webhook_leftovers WHERE strpos(raw::text, marker) > 0))::int AS kept`,
    [good, bad],
  );
  return { webhooks, statuses: [...statuses], good: good.length, ...found };
}

/** As Meta may: `entry` × `changes` × `messages`, in pieces of any size. */
function spread(from: string, messages: unknown[], random: () => number) {
  const whole = messagesWebhook('106540352242922', from, []);
  const [entry] = whole.entry;
  const [change] = entry?.changes ?? [];
  const entries: unknown[] = [];
  for (let rest = messages; rest.length > 0; ) {
    const changes: unknown[] = [];
    for (let n = 0; n < 3 && rest.length > 0; n++) {
      const size = 1 + Math.floor(random() * 20);
      const piece = rest
        .slice(0, size)
        .map((message) =>
          typeof message === 'object' && message !== null && !Array.isArray(message)
            ? { from: from.replace('+', ''), timestamp: String(Math.floor(Date.now() / 1_000)), ...message }
            : message,
        );
      changes.push({ ...change, value: { ...change?.value, messages: piece } });
      rest = rest.slice(size);
    }
    entries.push({ ...entry, changes });
  }
  return { ...whole, entry: entries };
}
