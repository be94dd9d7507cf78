import { fold } from './normalise.ts';
import type { CommandWord, Phrases } from './phrases/phrases.ts';

export interface Command {
  word: CommandWord;
  /** The number behind it: `EDIT 3`. */
  number: number | null;
}

/** A text that is a command and nothing else; words in a remark command nothing. */
export function readCommand(text: string, phrases: Phrases): Command | null {
  const clean = fold(text).replace(/[ .!。।]+$/, '');
  const match = /^(?<word>.+?)(?:[ :.#-]{0,3}(?<number>\d{1,3}))?$/u.exec(clean);
  if (!match?.groups) return null;
  const word = phrases.understands.commands.get(match.groups.word ?? '');
  if (!word) return null;
  const number = match.groups.number === undefined ? null : Number(match.groups.number);
  return number !== null && word !== 'edit' && word !== 'switch' ? null : { word, number };
}
