import { en } from './en.ts';
import type { Phrases } from './phrases.ts';
import { understanding } from './understanding.ts';

const languages: Record<string, Phrases> = { en };

/** All that were asked for: putting together what is understood takes longer than reading a message. */
const known = new Map<string, Phrases>();

/** The phrases of a language such as `pt-BR`: that one, else `pt`, else English. What it understands is more than it says. */
export function phrasesFor(language: string): Phrases {
  const found = known.get(language);
  if (found) return found;
  const says = languages[language] ?? languages[language.split('-')[0] ?? ''] ?? en;
  const phrases = { ...says, understands: understanding(language) };
  known.set(language, phrases);
  return phrases;
}
