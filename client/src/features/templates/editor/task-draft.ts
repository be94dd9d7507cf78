import type { Task } from '../../../../../shared/contracts/templates.ts';

/** A task while somebody writes it: numbers and choices are still text, and nothing is lost by trying another kind of answer. */
export interface TaskDraft
  extends Omit<Task, 'id' | 'verificationCriteria' | 'unit' | 'min' | 'max' | 'choices'> {
  /** Of this editor: stays with the task wherever it is moved. */
  key: string;
  /** Of the server; a new task has none. */
  id?: number;
  verificationCriteria: string;
  unit: string;
  min: string;
  max: string;
  /** One a line. */
  choices: string;
}

/** What a template needs to be checked and saved. */
export interface WrittenTemplate {
  name: string;
  tasks: unknown[];
}

export const emptyTask = (key: string, taskName = ''): TaskDraft => ({
  key,
  taskName,
  answerType: 'ok_nok',
  photo: 'optional',
  verificationCriteria: '',
  unit: '',
  min: '',
  max: '',
  choices: '',
});

export function draftOf({ min, max, choices, ...task }: Task, key: string): TaskDraft {
  return {
    verificationCriteria: '',
    unit: '',
    ...task,
    key,
    min: min?.toString() ?? '',
    max: max?.toString() ?? '',
    choices: choices?.join('\n') ?? '',
  };
}

/** As the contract reads it: without what this kind of answer has no use for. */
export function writtenTask({ key: _key, unit, min, max, choices, ...task }: TaskDraft) {
  return {
    ...task,
    ...(task.answerType === 'number' && { unit, min: numberIn(min), max: numberIn(max) }),
    ...(task.answerType === 'choice' && { choices: linesOf(choices) }),
  };
}

/** `6.5`, `6,5`, `-5`, `−5`; null when nothing is there; NaN for what is no number. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace(/^[−–]/, '-');
  if (plain === '') return null;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
