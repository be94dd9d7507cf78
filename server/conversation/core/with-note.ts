import { ask } from './ask.ts';
import type { Scene } from './decision.ts';
import { shorten } from './shorten.ts';

/** A message holds this much text [M:text-msg, M:list]. */
const ROOM = 4096;

/**
 * The first words of a checklist, with the manager's note behind them. All of it and the question must stay one message: a note that
 * leaves no room is shortened, the question never.
 */
export function withNote(scene: Scene, lead: string): string[] {
  const { facts, phrases } = scene;
  if (!facts.note) return [lead];
  // Three backticks reach over lines and would take the question with them; other marks end with their line.
  const note = facts.note.replaceAll('```', "'''").replace(/\n{3,}/g, '\n\n');
  const taken = ask(scene, [lead, phrases.note('')]).say.content.text.length;
  const kept = note.length <= ROOM - taken ? note : shorten(note, ROOM - taken);
  return kept === '' ? [lead] : [lead, phrases.note(kept)];
}
