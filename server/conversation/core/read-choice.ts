import { fold, lower } from './normalise.ts';
import type { AnswerReading } from './state.ts';
import type { Task } from './task.ts';

/** Reads one of the task's choices, by its name or its number in the list, from a normalised text. */
export function readChoice(clean: string, task: Task): AnswerReading | null {
  const choices = task.choices ?? [];
  const spaced = clean.replace(/[ \t]+/g, ' ');
  for (const choice of [...choices].sort((a, b) => b.length - a.length)) {
    const rest = spaced.slice(fold(choice).length);
    const starts = lower(spaced).startsWith(fold(choice));
    if (starts && /^(?:[\s.!]*$|\s*[-–—:;,\n])/.test(rest)) return chosen(choice, rest);
  }
  const number = /^(?<index>\d{1,2})[.)]?(?<rest>\s*$|\s*[-–—:;,\n][\s\S]*$)/u.exec(spaced)?.groups;
  const choice = number && choices[Number(number.index) - 1];
  if (!choice) return null;
  // With choices such as "2 bar" and "1 bar", 1 may be the first of the list as well as one bar.
  const named = choices.find((c) => new RegExp(`^${number.index}(?!\\d)`).test(fold(c)));
  return named !== undefined && named !== choice ? null : chosen(choice, number.rest ?? '');
}

function chosen(choice: string, rest: string): AnswerReading {
  const remarks = rest.replace(/^[\s\-–—:;,.!]+/, '').trim();
  return { result: 'OK', remarks, value: choice, outOfLimits: false };
}

/** Whether a text is the name of a choice and nothing else. */
export function isChoice(text: string, task: Task): boolean {
  return task.answerType === 'choice' && (task.choices ?? []).some((choice) => fold(choice) === fold(text));
}
