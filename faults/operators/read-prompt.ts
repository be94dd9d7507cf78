/** What a message of the product asks, as a person would read it; `other` asks nothing. */
export type Prompt =
  | { kind: 'question'; label: string; taskIndex: number; edited: boolean }
  | { kind: 'photo-needed'; taskIndex: number }
  | { kind: 'summary' }
  | { kind: 'done' }
  | { kind: 'other' };

/** The names of the tasks carry a label of their template, so that a phone can tell its checklists apart. */
export const taskName = (label: string, taskIndex: number, word: 'checked' | 'edited' = 'checked') =>
  `${label}.${taskIndex + 1} ${word}`;

const QUESTION = /📋 Question (\d+) of \d+: (\S+)\.\d+ (checked|edited)/u;
const PHOTO_NEEDED = /Question (\d+) needs a photo/u;

export function readPrompt(text: string): Prompt {
  const question = QUESTION.exec(text);
  if (question)
    return {
      kind: 'question',
      label: question[2] ?? '',
      taskIndex: Number(question[1]) - 1,
      edited: question[3] === 'edited',
    };
  const needed = PHOTO_NEEDED.exec(text);
  if (needed) return { kind: 'photo-needed', taskIndex: Number(needed[1]) - 1 };
  if (text.includes('📝')) return { kind: 'summary' };
  if (text.includes('🎉')) return { kind: 'done' };
  return { kind: 'other' };
}
