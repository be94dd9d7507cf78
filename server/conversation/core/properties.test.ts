import fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from './phrases/en.ts';
import { readAnswer } from './read-answer.ts';
import { readCommand } from './read-command.ts';
import { sameAnswer } from './same-answer.ts';
import type { AnswerReading, RecordedAnswer } from './state.ts';
import type { Task } from './task.ts';
import { type Act, actKinds } from './testdata/acts.ts';
import { checkState } from './testdata/check-state.ts';
import { type Fate, live, type Sent } from './testdata/operator.ts';
import { tasks as known, type TaskKey } from './testdata/tasks.ts';

/** An operator who answers what is on the phone, bursts, albums, double taps, duplicates, delays, reordering, lost statuses and lost messages. */
const act = fc.record<Act>({
  kind: fc.constantFrom(...actKinds, 'answer', 'answer', 'photo', 'press'),
  pauseMs: fc.oneof(fc.integer({ min: 20, max: 1_500 }), fc.integer({ min: 1_500, max: 20_000 })),
  latencyMs: fc.oneof(fc.integer({ min: 40, max: 600 }), fc.integer({ min: 600, max: 4_000 })),
  again: fc.boolean(),
  pick: fc.nat(11),
});
const fate = fc.record<Fate>({
  acceptMs: fc.oneof(fc.integer({ min: 30, max: 400 }), fc.integer({ min: 400, max: 3_000 })),
  deliverMs: fc.oneof(fc.integer({ min: 80, max: 900 }), fc.integer({ min: 900, max: 5_000 })),
  statusMs: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 20, max: 2_500 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  fails: fc.nat(19).map((n) => n === 0),
});
const keys = fc.array(fc.constantFrom(...(Object.keys(known) as TaskKey[])), { minLength: 1, maxLength: 5 });

/** The same lives each time; other seeds and many more runs are for whoever changes the core. */
const CHANCE = { numRuns: 600, seed: 20_261_120 };

function always(check: (life: ReturnType<typeof live>) => string[]): void {
  fc.assert(
    fc.property(
      keys,
      fc.array(act, { maxLength: 14 }),
      fc.array(fate, { minLength: 1, maxLength: 8 }),
      (tasks, acts, fates) => {
        expect(check(live(tasks, acts, fates))).toEqual([]);
      },
    ),
    CHANCE,
  );
}

const recordedBy = ({ decision }: Sent): RecordedAnswer[] =>
  decision.effects.filter((e) => e.kind === 'record-answer').map((e) => e.answer);

test('the state always parses, and every decision is in order', () => {
  always(({ chat, tasks }) => chat.decisions.flatMap((d) => checkState(d, tasks.length)));
});

test('no answer is misplaced', () => {
  always(({ sent }) => {
    const by = new Map(sent.map((s) => [s.incoming.wamid, s]));
    return sent.flatMap(recordedBy).flatMap((answer) => {
      const source = by.get(answer.wamid);
      if (!source || source.untellable || source.muddled || source.meant === answer.taskIndex) return [];
      return [`${answer.wamid}, sent for ${source?.meant}, answers ${answer.taskIndex}`];
    });
  });
});

test('no question is answered twice, unless it was asked again', () => {
  always(({ sent }) =>
    sent.flatMap((s) =>
      recordedBy(s).flatMap((answer) => {
        const stood = s.before.answers.find((a) => a.taskIndex === answer.taskIndex);
        const askedAgain = s.before.taskIndex === answer.taskIndex;
        // More words to an answer add to it and take nothing away.
        const adds =
          stood &&
          stood.result === answer.result &&
          String(answer.value ?? '').startsWith(String(stood.value ?? '')) &&
          answer.remarks.startsWith(stood.remarks);
        return stood && !askedAgain && !adds
          ? [`question ${answer.taskIndex} answered again by ${answer.wamid}`]
          : [];
      }),
    ),
  );
});

test('no answer is lost: it counts, it says what stands already, or the operator is told', () => {
  always(({ sent, tasks }) =>
    sent
      .filter((s) => isLost(s, tasks))
      .map((s) => `${s.incoming.wamid} ${JSON.stringify(s.incoming.content)} for ${s.meant}`),
  );
});

function isLost(
  { incoming, meant, before, decision, untellable, muddled, askedSince }: Sent,
  tasks: Task[],
): boolean {
  const task = meant === null ? undefined : tasks[meant];
  if (!task || before.step !== 'asking' || untellable || muddled || askedSince) return false;
  const { content } = incoming;
  if (decision.outcome === 'accepted' || decision.effects.some((e) => e.kind === 'say')) return false;
  const isAnswer = content.kind === 'text' && !readCommand(content.text, en);
  const reading = isAnswer ? readAnswer(content.text, task, en) : null;
  if (reading === null || reading === 'ambiguous-number') return false;
  const { answers, draft } = decision.state;
  const stands = [answers.find((a) => a.taskIndex === meant), draft].filter((a) => a != null);
  // A text in two messages is one answer.
  const says = (a: AnswerReading) =>
    String(a.value ?? '')
      .split('\n')
      .includes(String(reading.value));
  return !stands.some((a) => sameAnswer(a, reading) || says(a));
}

test('every photo is kept, with the question it was taken for, or in waiting', () => {
  always(({ chat, sent }) =>
    sent.flatMap((s) => {
      const { incoming, meant, before } = s;
      const untellable = s.untellable || s.muddled;
      if (incoming.content.kind !== 'photo' || before.step === 'ended') return [];
      const at = chat.state.answers.find((a) => a.photos.includes(incoming.id))?.taskIndex;
      if (at === undefined)
        return chat.state.pendingPhotos.some((p) => p.photoId === incoming.id)
          ? []
          : [`photo ${incoming.id} is lost`];
      return at === meant || untellable || meant === null
        ? []
        : [`photo ${incoming.id}, taken for ${meant}, is at ${at}`];
    }),
  );
});

test('a checklist always comes to its end, with every question answered, unless it was stopped', () => {
  always(({ chat, tasks }) => {
    const { step, answers, taskIndex } = chat.state;
    const stopped = chat.decisions.some((d) => d.effects.some((e) => e.kind === 'stop'));
    if (step === 'ended' && (stopped || answers.length === tasks.length)) return [];
    return [`it stands at ${step}, question ${taskIndex + 1}`];
  });
});

test('the same life twice is the same', () => {
  fc.assert(
    fc.property(
      keys,
      fc.array(act, { maxLength: 10 }),
      fc.array(fate, { minLength: 1, maxLength: 5 }),
      (tasks, acts, fates) => {
        expect(live(tasks, acts, fates).chat.decisions).toEqual(live(tasks, acts, fates).chat.decisions);
      },
    ),
    { ...CHANCE, numRuns: 50 },
  );
});
