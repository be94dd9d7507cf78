import { asTyped, normalise } from './normalise.ts';
import type { Phrases } from './phrases/phrases.ts';
import { readChoice } from './read-choice.ts';
import { readNumber } from './read-number.ts';
import { readResult } from './read-result.ts';
import type { AnswerReading } from './state.ts';
import type { Task } from './task.ts';

/** `null`: no answer to this task. `ambiguous-number`: 1,200 could be 1.2 or 1200. */
export type Reading = AnswerReading | 'ambiguous-number' | null;

/**
 * Reads a text or a caption as an answer to a task. The same words mean the same, whatever their case and spacing; a remark is
 * kept as it was typed.
 */
export function readAnswer(text: string, task: Task, phrases: Phrases): Reading {
  const clean = normalise(text);
  if (clean === '') return null;
  const reading = readAs(clean, text, task, phrases);
  if (reading === null || reading === 'ambiguous-number') return reading;
  return { ...reading, remarks: asTyped(text, reading.remarks) };
}

function readAs(clean: string, text: string, task: Task, phrases: Phrases): Reading {
  switch (task.answerType) {
    case 'ok_nok':
      return readResult(clean, phrases);
    case 'number':
      return readNotApplicable(clean) ?? readNumber(clean, task);
    case 'choice':
      return readNotApplicable(clean) ?? readChoice(clean, task);
    case 'text':
      return (
        readNotApplicable(clean) ?? { result: 'OK', remarks: '', value: text.trim(), outOfLimits: false }
      );
    case 'photo':
      return null;
  }
}

/** Only NA itself, so that a choice or a text beginning with these letters stays what it is. */
function readNotApplicable(clean: string): AnswerReading | null {
  const match = /^n\s?[./]?\s?a\.?(?:\s*[-–—:;,\n]+\s*(?<remark>[\s\S]*))?$/iu.exec(clean);
  return match ? { result: 'NA', remarks: match.groups?.remark ?? '', outOfLimits: false } : null;
}
