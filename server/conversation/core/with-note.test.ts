import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { newState } from './state.ts';
import type { Task } from './task.ts';

const start = (note: string | null, task: Partial<Task> = {}) => {
  const facts = {
    tasks: [{ taskName: 'Oil', answerType: 'ok_nok', photo: 'none', ...task } as Task],
    templateName: 'T'.repeat(120),
    machineName: 'M'.repeat(120),
    operatorName: 'O'.repeat(120),
    note,
    language: 'en',
    prompt: null,
    resumed: false,
    line: [],
  };
  const said = decide(newState('5e551011-0000-4000-8000-000000000001'), { kind: 'start' }, facts).effects;
  expect(said).toHaveLength(1);
  return said[0]?.kind === 'say' ? said[0].content.text : '';
};

const hostile = [
  'R'.repeat(1000),
  '👨🏽‍🔧'.repeat(142),
  '*_~`'.repeat(250),
  '```'.repeat(333),
  '\n'.repeat(1000),
  'مرحبا '.repeat(166),
];

test.each(hostile)('A note of 1,000 characters is one message with the whole question: %.20j', (note) => {
  for (const task of [{}, { taskName: 'N'.repeat(300), verificationCriteria: 'V'.repeat(1000) }]) {
    const text = start(note, task);
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toContain(`Question 1 of 1: ${task.taskName ?? 'Oil'}`);
    expect(text.endsWith('Answer OK, NOK or NA.')).toBe(true);
    expect(text).not.toContain('```');
  }
});

test('Where the question takes nearly all of it, the note is shortened and the question is not', () => {
  const choices = Array.from({ length: 20 }, (_, i) => `${i}`.padEnd(72, 'x'));
  const longest = {
    answerType: 'choice',
    choices,
    taskName: 'N'.repeat(300),
    verificationCriteria: 'V'.repeat(1000),
  } as const;
  const text = start(`begin ${'n'.repeat(990)} end`, longest);
  expect(text.length).toBeLessThanOrEqual(4096);
  expect(text).toContain('Note from your manager: begin nnn');
  expect(text).toContain('n…\n\n');
  expect(text).toContain(choices[19]);
});

test('No note, no words about one', () => {
  expect(start(null)).toBe(start(''));
  expect(start(null)).not.toContain('📌');
});
