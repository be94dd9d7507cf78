import { describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Scene, sceneOf } from './decision.ts';
import { newState, type RecordedAnswer } from './state.ts';
import { takeAnswer } from './take-answer.ts';
import type { Task } from './task.ts';

function summaryOf(count: number, words: { taskName: string; remarks: string; value?: string }): Scene {
  const tasks: Task[] = Array.from({ length: count }, () => ({
    taskName: words.taskName,
    answerType: 'text',
    photo: 'optional',
  }));
  const answers = tasks.map(
    (task, taskIndex): RecordedAnswer => ({
      result: 'NOK',
      remarks: words.remarks,
      outOfLimits: false,
      taskIndex,
      taskName: task.taskName,
      photos: ['p1', 'p2'],
      answeredAt: new Date(0),
      wamid: `w${taskIndex}`,
      ...(words.value !== undefined && { value: words.value }),
    }),
  );
  const facts = {
    tasks,
    templateName: 'T'.repeat(120),
    machineName: 'M'.repeat(120),
    operatorName: 'Ana',
    note: null,
    language: 'en',
    prompt: null,
    resumed: false,
    line: [],
  };
  return sceneOf({ ...newState('5e551011-0000-4000-8000-000000000001'), taskIndex: count, answers }, facts);
}

const emoji = '👨🏽‍🔧'.repeat(586);
const cases = [
  ['three short answers', 3, { taskName: 'Oil', remarks: 'fine' }],
  ['thirty answers', 30, { taskName: 'Oil level of the gear box', remarks: 'somewhat low, filled up' }],
  ['a hundred answers with long remarks in emoji', 100, { taskName: 'Oil', remarks: emoji }],
  ['a hundred long names and remarks', 100, { taskName: 'N'.repeat(300), remarks: 'R'.repeat(4096) }],
  ['a hundred long texts', 100, { taskName: 'N'.repeat(300), remarks: '', value: 'V'.repeat(4096) }],
  ['one endless remark', 1, { taskName: 'N'.repeat(300), remarks: 'R'.repeat(4096) }],
] as const;

describe.each(cases)('%s', (_, count, words) => {
  const { content } = ask(summaryOf(count, words)).say;

  test('fits: 4096 at most, 1024 with buttons', () => {
    expect(content.text.length).toBeLessThanOrEqual(content.buttons ? 1024 : 4096);
  });

  test('names every answer, what to do, and offers it', () => {
    for (let i = 1; i <= count; i++) expect(content.text).toMatch(new RegExp(`^❌ ${i}\\. `, 'm'));
    expect(content.text).toMatch(/CONFIRM.*EDIT/);
    expect(content.buttons ?? content.list?.rows).toHaveLength(2);
  });

  test('is well-formed text', () => expect(content.text.isWellFormed()).toBe(true));
});

test('what was answered last never pushes the rest out, whatever its length', () => {
  for (const remarks of [emoji, 'R'.repeat(4096), 'a\n'.repeat(2000)]) {
    const scene = summaryOf(100, { taskName: 'N'.repeat(300), remarks: 'R'.repeat(4096) });
    const given = { wamid: 'w', answeredAt: new Date(0), sentAt: new Date(0), photoId: null };
    const { effects } = takeAnswer(
      scene,
      0,
      { result: 'OK', remarks, value: remarks, outOfLimits: false },
      given,
    );
    const say = effects.find((e) => e.kind === 'say');
    expect(say?.content.text.length).toBeLessThanOrEqual(4096);
    expect(say?.content.text).toMatch(/CONFIRM/);
    expect(say?.content.text).toMatch(/^❌ 100\. /m);
  }
});

test('a question keeps its instructions behind a long acknowledgement', () => {
  const scene = summaryOf(2, { taskName: 'N'.repeat(300), remarks: '' });
  const open = { ...scene, state: { ...scene.state, answers: [], taskIndex: 0 } };
  const given = { wamid: 'w', answeredAt: new Date(0), sentAt: new Date(0), photoId: null };
  const { effects } = takeAnswer(
    open,
    0,
    { result: 'OK', remarks: emoji, value: emoji, outOfLimits: false },
    given,
  );
  const say = effects.find((e) => e.kind === 'say');
  expect(say?.content.text.length).toBeLessThanOrEqual(4096);
  expect(say?.content.text).toMatch(/Write your answer/);
});
