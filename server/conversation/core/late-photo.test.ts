import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Incoming } from './incoming.ts';
import { newState, type State } from './state.ts';
import { tasks as known } from './testdata/tasks.ts';

const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1_000);
const tasks = [known.oil, known.guard, known.oil];
const facts: Facts = {
  ...{ tasks, templateName: 'Daily', machineName: 'Press', operatorName: 'Ana', note: null, language: 'en' },
  // The question that is asked again has not reached the phone.
  prompt: { handedAt: at(43), sentAt: null, deliveredAt: null, failed: false },
  ...{ resumed: false, line: [] },
};
const answers = tasks.map(({ taskName }, taskIndex) => ({
  ...{ result: 'OK' as const, remarks: '', outOfLimits: false, taskIndex, taskName, photos: [] },
  ...{ answeredAt: at(10 * taskIndex + 5), wamid: `a${taskIndex}` },
}));
const trail = answers.map(({ taskIndex }) => ({ taskIndex, from: at(10 * taskIndex) }));
const summary: State = {
  ...newState('s'),
  ...{ step: 'summary', taskIndex: 3, answers, trail, lastAnswered: { taskIndex: 2, sentAt: at(25) } },
};
/** The third question is asked, the others have their answers. */
const atThird: State = {
  ...summary,
  ...{ step: 'asking', taskIndex: 2, answers: answers.slice(0, 2), trail: trail.slice(0, 2) },
  lastAnswered: { taskIndex: 1, sentAt: at(15) },
};
const sent = (id: string, seconds: number, content: Incoming['content']): Incoming => ({
  ...{ id, wamid: id, content, sentAt: at(seconds), receivedAt: at(42), quoted: null },
});
const edit = { kind: 'message', incoming: sent('e', 40, { kind: 'text', text: 'EDIT 1' }) } as const;
const photo = (seconds: number) =>
  ({ kind: 'message', incoming: sent('p', seconds, { kind: 'photo', caption: null }) }) as const;

test('A photo that was sent before EDIT belongs to the question that was on the phone then', () => {
  const { state } = decide(summary, edit, { ...facts, prompt: null });
  const { effects, taskIndex } = decide(state, photo(14), facts);
  expect(taskIndex).toBe(1);
  expect(effects).toEqual([{ kind: 'place-photo', photoId: 'p', taskIndex: 1 }]);
});

test('A photo that was sent after EDIT is for the question that it brought up', () => {
  const { state } = decide(summary, edit, { ...facts, prompt: null });
  expect(decide(state, photo(41), facts).taskIndex).toBe(0);
});

test('A photo from the second in which a question arrived, that comes in when that is answered, belongs to the one before', () => {
  expect(decide(summary, photo(20), facts).taskIndex).toBe(1);
  expect(decide(summary, photo(21), facts).taskIndex).toBe(2);
});

test.each([
  [
    'delivered in the second of its answer',
    { handedAt: at(41.5), sentAt: at(41), deliveredAt: at(42), failed: false },
  ],
  [
    'sent on, and its delivery was not told yet',
    { handedAt: at(41.5), sentAt: at(41), deliveredAt: null, failed: false },
  ],
  [
    'handed over, and nothing was told yet',
    { handedAt: at(41.5), sentAt: null, deliveredAt: null, failed: false },
  ],
])('A photo from before a question arrived that comes in when that is answered, which was %s', (_, prompt) => {
  const press = {
    ...sent('a', 42, { kind: 'press', id: 'answer|s|2|OK', title: 'OK' }),
    receivedAt: at(42.5),
  };
  const { state } = decide(atThird, { kind: 'message', incoming: press }, { ...facts, prompt });
  expect(state.lastAnswered?.taskIndex).toBe(2);
  expect(decide(state, photo(30), facts).taskIndex).toBe(1);
});

const before = { sessionId: 'before', submissionId: 'submission before' };
const begun = decide(newState('s'), { kind: 'start' }, facts).state;
const unknown = { handedAt: at(12.5), sentAt: null, deliveredAt: null, failed: false };

test('A photo in doubt goes to the conversation before when the first question proves to have come later', () => {
  const doubtful = { ...photo(14), incoming: { ...photo(14).incoming, receivedAt: at(14.5) } };
  const { state } = decide(begun, doubtful, { ...facts, before, prompt: unknown });
  expect(state.pendingPhotos).toMatchObject([{ photoId: 'p', taskIndex: 0, sure: false }]);
  const text = { kind: 'message', incoming: sent('t', 41, { kind: 'text', text: 'OK' }) } as const;
  const told = { ...unknown, sentAt: at(15), deliveredAt: at(16) };
  const answered = decide(state, text, { ...facts, before, prompt: told });
  expect(answered.effects[0]).toEqual({ kind: 'leave-photo', photoId: 'p', to: before });
  expect(answered.state.answers).toMatchObject([{ taskIndex: 0, photos: [] }]);
  // With no conversation before, there is nothing else that it could be for.
  const alone = decide(state, text, { ...facts, prompt: told });
  expect(alone.state.answers).toMatchObject([{ taskIndex: 0, photos: ['p'] }]);
});

test('Words from before a checklist had its turn are no remark to an answer of it that waits for its photo', () => {
  const draft = {
    ...({ result: 'NOK', remarks: '', outOfLimits: false, wamid: 'd', answeredAt: at(30) } as const),
  };
  const back = decide({ ...begun, draft, taskIndex: 1 }, { kind: 'start' }, facts).state;
  const words = { kind: 'message', incoming: sent('w', 40, { kind: 'text', text: 'it hums' }) } as const;
  const { state, outcome } = decide(back, words, facts);
  expect(outcome).toBe('stale');
  expect(state.draft?.remarks).toBe('');
});

test.each([
  ['arrived', { lastAnswered: 15, deliveredAt: at(20) }, 'the one before'],
  [
    'came up by an answer, and its arrival is not told',
    { lastAnswered: 20, deliveredAt: null },
    'the one before',
  ],
  ['had been there', { lastAnswered: 15, deliveredAt: at(18) }, 'this one'],
])('Words from the second in which a question was answered that waits for its photo: it %s within it', (_, asked, whose) => {
  const draft = { result: 'NOK', remarks: '', outOfLimits: false, wamid: 'd', answeredAt: at(20) } as const;
  const state: State = {
    ...{ ...atThird, draft, lastAnswered: { taskIndex: 1, sentAt: at(asked.lastAnswered) } },
    askedBefore: { handedAt: at(17.5), sentAt: null, deliveredAt: asked.deliveredAt, triedBefore: false },
  };
  const hums = { kind: 'message', incoming: sent('w', 20, { kind: 'text', text: 'it hums' }) } as const;
  const decision = decide(state, hums, { ...facts, prompt: null });
  const [earlier, here] = whose === 'this one' ? ['', 'it hums'] : ['it hums', ''];
  expect([decision.state.answers[1]?.remarks, decision.state.draft?.remarks]).toEqual([earlier, here]);
  // A photo of that second as well.
  const { taskIndex } = decide(state, photo(20), { ...facts, prompt: null });
  expect(taskIndex).toBe(whose === 'this one' ? 2 : 1);
});

test('A photo that came in while nobody knew whether its question was taken goes back when it was taken later', () => {
  const inDoubt = { handedAt: at(17), acceptedAt: null, sentAt: null, deliveredAt: null, failed: false };
  const doubtful = { ...photo(30), incoming: { ...photo(30).incoming, receivedAt: at(30.5) } };
  const { state } = decide(atThird, doubtful, {
    ...facts,
    prompt: inDoubt,
  });
  expect(state.pendingPhotos).toMatchObject([{ taskIndex: 2, sure: false, early: true }]);
  const press = {
    kind: 'message',
    incoming: sent('a', 41, { kind: 'press', id: 'answer|s|2|OK', title: 'OK' }),
  } as const;
  const photosOf = (prompt: typeof facts.prompt) =>
    decide(state, press, { ...facts, prompt }).state.answers.map(({ photos }) => photos);
  expect(photosOf({ ...inDoubt, acceptedAt: at(40) })).toEqual([[], ['p'], []]);
  expect(photosOf({ ...inDoubt, sentAt: at(40) })).toEqual([[], ['p'], []]);
  // It had arrived after all, and the reply of the API was lost.
  expect(photosOf({ ...inDoubt, acceptedAt: at(40), sentAt: at(17), deliveredAt: at(18) })).toEqual([
    [],
    [],
    ['p'],
  ]);
  expect(photosOf(inDoubt)).toEqual([[], [], ['p']]);
});

test('What was sent before the first question of the turn had arrived is for none of its questions, also when that is answered', () => {
  const asking: State = {
    ...summary,
    step: 'asking',
    taskIndex: 1,
    answers: answers.slice(0, 1),
    trail: [{ taskIndex: 0, from: at(3) }],
  };
  const state = { ...asking, lastAnswered: { taskIndex: 0, sentAt: at(5) } };
  const words = (seconds: number) =>
    decide(state, { kind: 'message', incoming: sent('w', seconds, { kind: 'text', text: '154' }) }, facts);
  expect(words(2)).toMatchObject({ outcome: 'stale', effects: [] });
  expect(words(4)).toMatchObject({ outcome: 'accepted', taskIndex: 0 });
  const early = decide(state, photo(2), { ...facts, before });
  expect(early.effects).toEqual([{ kind: 'leave-photo', photoId: 'p', to: before }]);
  expect(decide(state, photo(4), { ...facts, before }).taskIndex).toBe(0);
});
