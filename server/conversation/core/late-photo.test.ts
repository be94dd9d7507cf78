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
