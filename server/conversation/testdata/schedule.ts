import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { inboundMessages } from '../../db/schema/inbound-messages.ts';
import { createTemplateVersionCache, loadTemplateVersion } from '../../templates/load-version.ts';
import type { Crowd } from '../../test/crowd.ts';
import { type ConversationDependencies, conversationTx } from '../conversation-tx.ts';
import type { ConversationEvent } from '../core/event.ts';
import type { Incoming, IncomingContent } from '../core/incoming.ts';
import { Dialogue, RecordedAnswer } from '../core/state.ts';
import { tasks } from '../core/testdata/tasks.ts';
import { handleEvent, lockSessionById } from '../handle-event.ts';
import { handleMessages } from '../handle-messages.ts';
import { handleTogether } from '../handle-together.ts';
import { type Model, newModel } from './model.ts';

const CHECKLIST = [tasks.oil, tasks.pressure, tasks.leaks, tasks.filter, tasks.batch];

const said = fc.constantFrom(
  ...['OK', 'NOK - torn', 'na', '7', '6,5 bar', '2', 'Lot 7', 'what is this?', 'EDIT 1', 'EDIT 3', 'BACK'],
  ...['HELP', 'STATUS', 'CONFIRM', 'CONFIRM', 'STOP', 'YES', 'NO', 'go on'],
);
const message = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), words: said }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      question: fc.nat(4),
      value: fc.constantFrom('OK', 'NOK', 'NA', '1'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('photo' as const), words: fc.option(said) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reaction' as const) }) },
);
const act = fc.oneof(
  fc.record({ kind: fc.constant('remind' as const) }),
  fc.record({ kind: fc.constant('skip' as const), question: fc.nat(5) }),
  fc.record({ kind: fc.constant('ask-again' as const), question: fc.nat(5) }),
  fc.record({ kind: fc.constant('manager-message' as const) }),
  fc.record({ kind: fc.constant('expired' as const) }),
  fc.record({ kind: fc.constant('ended-by-manager' as const) }),
  fc.record({ kind: fc.constant('cancelled' as const) }),
);

/** Turns of messages that come in any order and more than once, acts of managers, deliveries, and restarts of the product. */
export const schedule = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('turn' as const),
        messages: fc.array(message, { minLength: 1, maxLength: 4 }),
        /** In which order they come, and which of them come again. */
        order: fc.array(fc.nat(3), { maxLength: 6 }),
        /** Taken by this many at once, the same or other processes. */
        takers: fc.integer({ min: 1, max: 3 }),
        delivered: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: act },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  ),
  { minLength: 3, maxLength: 12 },
);
type Step = (typeof schedule extends fc.Arbitrary<infer T> ? T : never)[number];
type Said = Extract<Step, { kind: 'turn' }>['messages'][number];

let lives = 0;

/** Plays a schedule through the product's own shell on PostgreSQL and through the model, and tells where they first differ. */
export async function differences(crowd: Crowd, steps: Step[]): Promise<string[]> {
  lives += 1;
  const life = lives;
  // Ahead of the clock: nobody but us finds it due, and no timer of the product's does.
  const start = Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000;
  let now = start;
  const fresh = (): ConversationDependencies => ({
    ...crowd.kinto.conversation,
    clock: () => new Date(now),
    loadVersion: createTemplateVersionCache(loadTemplateVersion),
    wakeOutbox: () => {},
    // A reply that is claimed as it is written counts as handed over: a schedule says when that is.
    outbox: { hasRoom: () => false, hand: () => {} },
    markAsRead: () => {},
  });
  let processes = [fresh(), fresh()];
  const [operator] = await crowd.hire(1);
  if (!operator) throw new Error('nobody was hired');
  const [session] = await crowd.assign([operator], CHECKLIST);
  const sessionId = session?.sessionId ?? '';
  const version = await processes[0]?.loadVersion(crowd.database.db, await templateOf(crowd, sessionId), 1);
  const model = newModel(sessionId, {
    tasks: [...(version?.tasks ?? [])],
    templateName: version?.name ?? '',
    machineName: 'Filler',
    operatorName: await nameOf(crowd, operator.id),
    note: null,
    language: 'en',
  });
  let sent = 0;
  for (const [at, step] of steps.entries()) {
    now += 30_000;
    if (step.kind === 'restart') processes = [fresh(), fresh()];
    else if (step.kind === 'turn') {
      const incoming = step.messages.map((m, i) => {
        sent += 1;
        return toIncoming(m, `${life}-${sent}`, sessionId, new Date(now + i * 1_000));
      });
      now += 5_000;
      for (const each of incoming) each.receivedAt = new Date(now);
      await store(crowd, operator.id, inOrder(incoming, step.order));
      await Promise.all(
        Array.from({ length: step.takers }, (_, i) =>
          takeTurn(processes[i % 2] as ConversationDependencies, operator.id),
        ),
      );
      model.messages(incoming);
      if (step.delivered) await deliver(crowd, model, sessionId, new Date(now + 700));
    } else {
      const event = toEvent(step, `${life}-${at}`, new Date(now));
      if (model.status === 'active') {
        await conversationTx(processes[0] as ConversationDependencies, async (work) => {
          const locked = await lockSessionById(work, sessionId);
          if (locked) await handleEvent(work, locked, event);
        });
        model.event(event);
      }
    }
    const differs = await compare(crowd, model, sessionId, operator.id);
    if (differs.length > 0) return differs.map((what) => `after step ${at + 1}, ${step.kind}: ${what}`);
  }
  return [];
}

/** As the inbox does it: together with whoever else waits, and by itself what is left. */
async function takeTurn(deps: ConversationDependencies, operatorId: number): Promise<void> {
  for (const person of await handleTogether(deps, [`operator:${operatorId}`]))
    await handleMessages(deps, person);
}

function toIncoming(said: Said, id: string, sessionId: string, sentAt: Date): Incoming {
  const [life = '', nth = ''] = id.split('-');
  const uuid = `${life.padStart(8, '0')}-0000-4000-8000-${nth.padStart(12, '0')}`;
  return {
    id: uuid,
    wamid: `wamid.${id}`,
    content: contentOf(said, sessionId),
    sentAt,
    receivedAt: sentAt,
    quoted: null,
  };
}

function contentOf(said: Said, sessionId: string): IncomingContent {
  switch (said.kind) {
    case 'text':
      return { kind: 'text', text: said.words };
    case 'press':
      return { kind: 'press', id: `answer|${sessionId}|${said.question}|${said.value}`, title: said.value };
    case 'photo':
      return { kind: 'photo', caption: said.words };
    case 'reaction':
      return { kind: 'silent', what: 'reaction' };
  }
}

function toEvent(step: Exclude<Step, { kind: 'turn' | 'restart' }>, id: string, at: Date): ConversationEvent {
  switch (step.kind) {
    case 'remind':
      return { kind: 'remind', at };
    case 'skip':
      return { kind: 'skip', taskIndex: step.question, by: 'Meera', reason: 'in repair', id, at };
    case 'ask-again':
      return { kind: 'ask-again', taskIndex: step.question };
    case 'manager-message':
      return { kind: 'manager-message', by: 'Meera', text: 'Look at the pump', at };
    case 'expired':
      return { kind: 'expired' };
    case 'ended-by-manager':
      return { kind: 'ended-by-manager', by: 'Meera', reason: 'shift is over', tell: true };
    case 'cancelled':
      return { kind: 'cancelled', tell: true };
  }
}

/** All of them, some of them first or again. */
function inOrder(incoming: Incoming[], order: number[]): Incoming[] {
  const some = order.map((n) => incoming[n]).filter((m) => m !== undefined);
  return [...some, ...incoming];
}

async function store(crowd: Crowd, operatorId: number, incoming: Incoming[]): Promise<void> {
  for (const { id, wamid, content, sentAt, receivedAt } of incoming)
    await crowd.database.db
      .insert(inboundMessages)
      .values({
        ...{ id, wamid, content, sentAt, receivedAt, operatorId },
        ...{ person: `operator:${operatorId}`, phoneNumberId: '1', raw: {} },
      })
      .onConflictDoNothing({ target: inboundMessages.wamid });
}

async function deliver(crowd: Crowd, model: Model, sessionId: string, at: Date): Promise<void> {
  await crowd.database.db.execute(sql`
    UPDATE outbound_messages SET status = 'delivered', handed_at = ${at.toISOString()}::timestamptz,
      sent_at = date_trunc('second', ${at.toISOString()}::timestamptz),
      delivered_at = date_trunc('second', ${at.toISOString()}::timestamptz)
    WHERE session_id = ${sessionId} AND handed_at IS NULL`);
  model.delivered(at);
}

async function compare(crowd: Crowd, model: Model, sessionId: string, operatorId: number): Promise<string[]> {
  const [row] = await crowd.database.sql(
    `SELECT s.*, (SELECT coalesce(jsonb_agg(content ORDER BY seq), '[]') FROM outbound_messages WHERE session_id = s.id) AS said,
       (SELECT coalesce(jsonb_object_agg(wamid, outcome), '{}') FROM inbound_messages
        WHERE operator_id = $2 AND wamid NOT LIKE 'wamid.hello-%') AS outcomes,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('task', task_index, 'wamid', wamid) ORDER BY task_index), '[]')
        FROM checklist_answers WHERE submission_id = s.submission_id AND superseded_at IS NULL) AS kept
     FROM whatsapp_conversation_sessions s WHERE id = $1`,
    [sessionId, operatorId],
  );
  const { sessionId: _, taskIndex, answers, ...dialogue } = model.state;
  const pairs: [string, unknown, unknown][] = [
    ['status', row?.status, model.status],
    ['question', row?.current_task_index, taskIndex],
    ['answers', RecordedAnswer.array().parse(row?.answers), RecordedAnswer.array().parse(answers)],
    ['dialogue', Dialogue.parse(row?.dialogue), Dialogue.parse(dialogue)],
    ['what was said', row?.said, model.said],
    ['outcomes', row?.outcomes, model.outcomes],
    ['kept answers', row?.kept, answers.map((a) => ({ task: a.taskIndex, wamid: a.wamid }))],
  ];
  return pairs
    .filter(([, there, here]) => canonical(there) !== canonical(here))
    .map(
      ([what, there, here]) => `${what}: ${canonical(there)} in PostgreSQL, ${canonical(here)} in the model`,
    );
}

/** Keys in order, so that the same things read the same. */
const canonical = (value: unknown) =>
  JSON.stringify(value, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

async function templateOf(crowd: Crowd, sessionId: string): Promise<number> {
  const [row] = await crowd.database.sql<{ template_id: number }>(
    'SELECT template_id FROM whatsapp_conversation_sessions WHERE id = $1',
    [sessionId],
  );
  return row?.template_id ?? 0;
}

async function nameOf(crowd: Crowd, operatorId: number): Promise<string> {
  const [row] = await crowd.database.sql<{ name: string }>('SELECT name FROM operators WHERE id = $1', [
    operatorId,
  ]);
  return row?.name ?? '';
}

/** Nothing of the product's own hands messages over on such a database: a schedule says when they are delivered. */
export const holdOutbox = (crowd: Crowd) =>
  crowd.database.sql(
    `ALTER TABLE outbound_messages ALTER COLUMN next_attempt_at SET DEFAULT now() + interval '10 days'`,
  );
