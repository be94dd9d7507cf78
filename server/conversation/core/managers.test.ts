import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConversationEvent } from './event.ts';
import { type Chat, newChat, sessionId, wholeSeconds } from './testdata/chat.ts';
import { checkState } from './testdata/check-state.ts';
import { tasks as known } from './testdata/tasks.ts';

const TASKS = [known.oil, known.belt, known.pressure, known.filter, known.batch];
const START = 1_790_000_000_000;

const words = fc.constantFrom(
  'OK',
  'NOK - torn',
  '7',
  '2',
  'Lot 7',
  'what?',
  'EDIT 1',
  'BACK',
  'CONFIRM',
  'STOP',
  'NO',
);
const step = fc.record({
  what: fc.constantFrom(
    ...([
      'text',
      'text',
      'text',
      'press',
      'press',
      'photo',
      'remind',
      'skip',
      'ask-again',
      'write',
      'expire',
    ] as const),
    ...(['reassign', 'end', 'cancel', 'start'] as const),
  ),
  words,
  question: fc.nat(TASKS.length),
  pauseMs: fc.integer({ min: 300, max: 400_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a manager may do at any moment, between messages of any kind. */
function eventOf({ what, words, question }: Step, n: number, now: number): ConversationEvent {
  const at = new Date(now);
  const incoming = {
    id: `m${n}`,
    wamid: `wamid.${n}`,
    sentAt: wholeSeconds(now),
    receivedAt: at,
    quoted: null,
  };
  switch (what) {
    case 'text':
      return { kind: 'message', incoming: { ...incoming, content: { kind: 'text', text: words } } };
    case 'press': {
      const content = { kind: 'press', id: `answer|${sessionId}|${question}|OK`, title: 'OK' } as const;
      return { kind: 'message', incoming: { ...incoming, content } };
    }
    case 'photo':
      return { kind: 'message', incoming: { ...incoming, content: { kind: 'photo', caption: null } } };
    case 'remind':
      return { kind: 'remind', at };
    case 'skip':
      return { kind: 'skip', taskIndex: question, by: 'Meera', reason: 'in repair', id: `s${n}`, at };
    case 'ask-again':
      return { kind: 'ask-again', taskIndex: question };
    case 'write':
      return { kind: 'manager-message', by: 'Meera', text: 'Look at the pump', at };
    case 'reassign':
      return { kind: 'reassigned', to: { operatorId: 2, phoneNumber: '+12025550102' }, tell: true };
    case 'end':
      return { kind: 'ended-by-manager', by: 'Meera', reason: 'the shift is over', tell: true };
    case 'cancel':
      return { kind: 'cancelled', tell: true };
    case 'expire':
      return { kind: 'expired' };
    case 'start':
      return { kind: 'start' };
  }
}

/** Plays the steps; `check` sees what each of them changed. */
function always(check: (before: Chat['state'], event: ConversationEvent, chat: Chat) => string[]): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), fc.boolean(), (steps, statuses) => {
      const chat = newChat({
        tasks: TASKS,
        travel: (saidAt) => ({
          handedAt: saidAt + 100,
          sentKnownAt: saidAt + 150,
          deliveredAt: saidAt + 200,
          deliveredKnownAt: statuses ? saidAt + 250 : Number.POSITIVE_INFINITY,
          failedAt: Number.POSITIVE_INFINITY,
        }),
      });
      let now = START;
      chat.handle({ kind: 'start' }, now);
      for (const [n, each] of steps.entries()) {
        now += each.pauseMs;
        const before = chat.state;
        const event = eventOf(each, n, now);
        chat.handle(event, now);
        expect(check(before, event, chat)).toEqual([]);
      }
    }),
    { numRuns: 200, seed: 20_261_121 },
  );
}

const last = (chat: Chat) => {
  const decision = chat.decisions.at(-1);
  if (!decision) throw new Error('nothing was decided');
  return decision;
};

test('whatever managers do in between, the state parses and every decision is in order', () => {
  always((_before, _event, chat) => checkState(last(chat), TASKS.length));
});

test('a manager changes no answer but by skipping, and then that one only, and only when it has none or is being asked', () => {
  always((before, event, { state }) => {
    if (event.kind === 'message' || event.kind === 'start') return [];
    const changed = TASKS.map((_, i) => i).filter(
      (i) =>
        JSON.stringify(before.answers.find((a) => a.taskIndex === i)) !==
        JSON.stringify(state.answers.find((a) => a.taskIndex === i)),
    );
    if (event.kind !== 'skip')
      return changed.map((i) => `${event.kind} changed the answer to question ${i + 1}`);
    const answered = before.answers.some((a) => a.taskIndex === event.taskIndex);
    const allowed = !answered || before.taskIndex === event.taskIndex;
    return changed
      .filter((i) => i !== event.taskIndex || !allowed)
      .map((i) => `skipping question ${event.taskIndex + 1} changed the answer to question ${i + 1}`);
  });
});

test('what has ended takes no answer until somebody sends it on its way again', () => {
  always((before, event, { state }) =>
    before.step === 'ended' &&
    event.kind !== 'start' &&
    event.kind !== 'reassigned' &&
    state.answers !== before.answers
      ? [`${event.kind} changed what had ended`]
      : [],
  );
});

test('reminding, asking again and writing never move the conversation to another question', () => {
  always((before, event, { state }) =>
    ['remind', 'ask-again', 'manager-message'].includes(event.kind) &&
    (state.taskIndex !== before.taskIndex || (before.step !== 'stopping' && state.step !== before.step))
      ? [`${event.kind} moved it from ${before.step} ${before.taskIndex} to ${state.step} ${state.taskIndex}`]
      : [],
  );
});
