import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { ConversationEvent } from './event.ts';
import type { Facts, PromptFacts } from './facts.ts';
import type { Incoming, IncomingContent, Quoted } from './incoming.ts';
import { type Press, pressId } from './press-id.ts';
import { type Dialogue, newState, type RecordedAnswer, type State } from './state.ts';
import { checkState } from './testdata/check-state.ts';
import { deepFreeze } from './testdata/deep-freeze.ts';
import { tasks as known } from './testdata/tasks.ts';

/**
 * Every state meets every kind of message and every event, however far the last prompt has come. The records below are typed by the
 * kinds themselves: a new kind without a row does not compile.
 */
const sessionId = 's';
const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1_000);
const tasks = [known.oil, known.guard, known.pressure, known.shift, known.batch, known.plate];

const answer = (taskIndex: number): RecordedAnswer => ({
  result: 'OK',
  remarks: '',
  outOfLimits: false,
  taskIndex,
  taskName: tasks[taskIndex]?.taskName ?? '',
  photos: [],
  answeredAt: at(0),
  wamid: `a${taskIndex}`,
});
const asking = (taskIndex: number, more: Partial<State> = {}): State => ({
  ...newState(sessionId),
  taskIndex,
  answers: tasks.slice(0, taskIndex).map((_, i) => answer(i)),
  lastAnswered: taskIndex === 0 ? null : { taskIndex: taskIndex - 1, sentAt: at(0) },
  ...more,
});
const photo = (taskIndex: number, sure: boolean) => ({
  photoId: 'p1',
  taskIndex,
  sentAt: at(5),
  caption: 'left',
  sure,
  early: false,
});

const states = {
  asking: {
    'at the first question': asking(0),
    'at a number': asking(2),
    'at a choice': asking(3),
    'at a free text': asking(4),
    'at a photo': asking(5),
    'with an answer that waits for its photo': asking(1, {
      draft: { result: 'NOK', remarks: '', outOfLimits: false, wamid: 'd', answeredAt: at(4) },
    }),
    'with a photo that waits': asking(1, { pendingPhotos: [photo(1, true)] }),
    'with a photo in doubt': asking(1, { pendingPhotos: [photo(1, false)] }),
    'asked again': asking(6, { taskIndex: 1, lastAnswered: null }),
    'told what is expected': asking(1, { hintedAt: at(9) }),
  },
  summary: {
    'all answered': asking(6, { step: 'summary' }),
    'with a photo that has no question': asking(6, { step: 'summary', pendingPhotos: [photo(6, false)] }),
  },
  stopping: {
    'at a question': asking(1, { step: 'stopping' }),
    'at the summary': asking(6, { step: 'stopping' }),
  },
  ended: { 'before the end': asking(1, { step: 'ended' }), 'after the end': asking(6, { step: 'ended' }) },
} satisfies Record<Dialogue['step'], Record<string, State>>;

const texts = [
  'OK',
  'NOK - torn',
  '7.5',
  '99',
  '1,200',
  '2',
  'First',
  'CONFIRM',
  'EDIT',
  'EDIT 1',
  'EDIT 99',
  'BACK',
  'HELP',
  'STATUS',
  'STOP',
  'SWITCH',
  'SWITCH 9',
  'yes',
  'no',
  'hm?',
  '',
  '\u200B',
  '💥'.repeat(300),
];
const presses = {
  answer: [
    { kind: 'answer', sessionId, taskIndex: 0, value: 'NOK' },
    { kind: 'answer', sessionId, taskIndex: 1, value: 'OK' },
    { kind: 'answer', sessionId, taskIndex: 3, value: '3' },
    { kind: 'answer', sessionId, taskIndex: 99, value: 'OK' },
    { kind: 'answer', sessionId, taskIndex: 2, value: 'OK' },
  ],
  edit: [
    { kind: 'edit', sessionId, taskIndex: 0 },
    { kind: 'edit', sessionId, taskIndex: 99 },
  ],
  'photo-for': [
    { kind: 'photo-for', sessionId, taskIndex: 0 },
    { kind: 'photo-for', sessionId, taskIndex: 1 },
    { kind: 'photo-for', sessionId, taskIndex: 99 },
  ],
  confirm: [
    { kind: 'confirm', sessionId },
    { kind: 'confirm', sessionId: 'other' },
  ],
  'choose-edit': [{ kind: 'choose-edit', sessionId }],
  'stop-yes': [{ kind: 'stop-yes', sessionId }],
  'stop-no': [{ kind: 'stop-no', sessionId }],
  switch: [
    { kind: 'switch', sessionId: 'w1' },
    { kind: 'switch', sessionId: 'gone' },
    { kind: 'switch', sessionId },
  ],
} satisfies Record<Press['kind'], Press[]>;

const contents = {
  text: texts.map((text) => ({ kind: 'text', text })),
  press: [
    ...Object.values(presses)
      .flat()
      .map((p) => ({ kind: 'press' as const, id: pressId(p), title: 'OK' })),
    { kind: 'press', id: 'no-id-of-ours', title: 'HELP' },
  ],
  photo: [null, 'OK', 'NOK: torn', '7.5', 'First', 'left side', ''].map((caption) => ({
    kind: 'photo',
    caption,
  })),
  other: [{ kind: 'other', what: 'voice note' }],
  silent: [{ kind: 'silent', what: 'reaction' }],
} satisfies { [K in IncomingContent['kind']]: Extract<IncomingContent, { kind: K }>[] };

const quotes = {
  question: [0, 1, 5, 99].map((taskIndex) => ({ kind: 'question', sessionId, taskIndex })),
  message: [
    { kind: 'message', sessionId },
    { kind: 'message', sessionId: null },
    { kind: 'message', sessionId: 'other' },
  ],
  manager: [{ kind: 'manager' }],
  unknown: [{ kind: 'unknown' }],
} satisfies { [K in Quoted['kind']]: Extract<Quoted, { kind: K }>[] };

const incoming = (content: IncomingContent, quoted: Quoted | null): Incoming => ({
  id: 'm',
  wamid: 'wamid.m',
  content,
  sentAt: at(10),
  receivedAt: at(10.4),
  quoted,
});
const events = {
  message: Object.values(contents)
    .flat()
    .flatMap((content) =>
      [null, ...Object.values(quotes).flat()].map((quoted) => ({
        kind: 'message' as const,
        incoming: incoming(content, quoted),
      })),
    ),
  start: [{ kind: 'start' }],
  cancelled: [
    { kind: 'cancelled', tell: true },
    { kind: 'cancelled', tell: false },
  ],
  remind: [{ kind: 'remind', at: at(20) }],
  reassigned: [
    { kind: 'reassigned', to: { operatorId: 2, phoneNumber: '+12025550199' }, tell: true },
    { kind: 'reassigned', to: { operatorId: 2, phoneNumber: '+12025550199' }, tell: false },
  ],
  skip: [0, 1, 2, 5, 99].map((taskIndex) => ({
    ...{ kind: 'skip', taskIndex, by: 'Meera', reason: 'r'.repeat(500), id: 'skip-1', at: at(20) },
  })),
  'ask-again': [0, 1, 6, 99].map((taskIndex) => ({ kind: 'ask-again', taskIndex })),
  'ended-by-manager': [
    { kind: 'ended-by-manager', by: 'Meera', reason: 'line is down', tell: true },
    { kind: 'ended-by-manager', by: 'Meera', reason: 'line is down', tell: false },
  ],
  'manager-message': [{ kind: 'manager-message', by: 'Meera', text: 'Please hurry', at: at(20) }],
  expired: [{ kind: 'expired' }],
  'photo-waited': [
    { kind: 'photo-waited', photoId: 'p1' },
    { kind: 'photo-waited', photoId: 'none' },
  ],
  'photo-failed': [
    { kind: 'photo-failed', photoId: 'p1', taskIndex: null },
    { kind: 'photo-failed', photoId: 'p1', taskIndex: 0 },
    { kind: 'photo-failed', photoId: 'none', taskIndex: 99 },
  ],
} satisfies { [K in ConversationEvent['kind']]: Extract<ConversationEvent, { kind: K }>[] };

const come = (handedAt: number | null, deliveredAt: number | null, failed = false): PromptFacts => ({
  handedAt: handedAt === null ? null : at(handedAt),
  sentAt: null,
  deliveredAt: deliveredAt === null ? null : at(deliveredAt),
  failed,
});
const prompts = {
  'just written': null,
  'on its way': come(null, null),
  taken: come(3, null),
  'delivered before': come(3, 4),
  'delivered after': come(3, 12),
  failed: come(3, null, true),
  'only a knock': { handedAt: null, sentAt: null, deliveredAt: null, failed: true, knocked: true },
};
const facts = (prompt: PromptFacts | null, resumed: boolean): Facts => ({
  tasks,
  templateName: 'Morning check',
  machineName: 'Filler 2',
  operatorName: 'Ana',
  note: null,
  language: 'en',
  prompt,
  resumed,
  line: [{ sessionId: 'w1', templateName: 'Night check', machineName: 'Filler 2' }],
});

const rows = Object.entries(states).flatMap(([step, some]) =>
  Object.entries(some).map(([name, state]) => ({ step, name, state })),
);

describe.each(rows)('$step, $name', ({ state }) => {
  test.each(Object.entries(prompts))('the prompt is %s', (_, prompt) => {
    const found: string[] = [];
    for (const event of Object.values(events).flat())
      for (const resumed of [false, true]) {
        // Frozen: a decision that writes to what it was given throws.
        const [frozen, happens, known] = deepFreeze([state, event, facts(prompt, resumed)] as const);
        const decision = decide(frozen, happens, known);
        const wrong = [...checkState(decision, tasks.length), ...faults(state, event, decision)];
        if (JSON.stringify(decide(frozen, happens, known)) !== JSON.stringify(decision))
          wrong.push('twice is not the same');
        if (wrong.length > 0) found.push(`${JSON.stringify(event)}: ${wrong.join(', ')}`);
      }
    expect(found).toEqual([]);
  });
});

type Decided = ReturnType<typeof decide>;

/** What holds between a state and any decision about it. */
function faults(before: State, event: ConversationEvent, { state, effects, outcome }: Decided): string[] {
  const found: string[] = [];
  const recorded = effects.filter((e) => e.kind === 'record-answer');
  const lost = before.answers.filter((a) => !state.answers.some((b) => b.taskIndex === a.taskIndex));
  if (lost.length > 0) found.push('an answer is lost');
  const kept = (id: string) =>
    state.pendingPhotos.some((p) => p.photoId === id) || state.answers.some((a) => a.photos.includes(id));
  for (const { photoId } of before.pendingPhotos)
    if (!kept(photoId) && event.kind !== 'photo-failed' && event.kind !== 'reassigned')
      found.push(`photo ${photoId} is lost`);
  if (event.kind === 'skip') return [...found, ...skipFaults(before, event.taskIndex, recorded)];
  if (event.kind !== 'message')
    return recorded.length > 0 ? [...found, 'an answer without a message'] : found;
  const told = effects.some((e) => e.kind === 'say');
  const { content, quoted } = event.incoming;
  // A photo for the manager is a row of the submission, and none of the conversation's.
  const toManager = quoted?.kind === 'manager';
  if (content.kind === 'photo' && before.step !== 'ended' && !kept('m') && !told && !toManager)
    found.push('the photo is neither kept nor spoken of');
  if (content.kind === 'silent' && (told || recorded.length > 0)) found.push('an answer to silence');
  if (recorded.length > 1) found.push('two answers from one message');
  if (before.step === 'ended' && effects.length > 0) found.push('something happens after the end');
  const about = recorded[0]?.answer.taskIndex;
  if (
    quoted?.kind === 'question' &&
    about !== undefined &&
    content.kind !== 'press' &&
    about !== quoted.taskIndex
  )
    found.push('a quoted question, and another one answered');
  if (recorded.length > 0 && outcome !== 'accepted') found.push(`an answer that counts as ${outcome}`);
  return found;
}

/** A skip answers its question alone, or nothing; an answer that stands is not touched unless it is being asked again. */
function skipFaults(before: State, taskIndex: number, recorded: { answer: RecordedAnswer }[]): string[] {
  const stands = before.answers.some((a) => a.taskIndex === taskIndex) && taskIndex !== before.taskIndex;
  const wanted = before.step === 'ended' || stands || taskIndex >= tasks.length ? [] : [taskIndex];
  const got = recorded.map(({ answer }) => answer.taskIndex);
  return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`a skip of ${taskIndex} answers ${got}`];
}
