import { en } from './en.ts';
import type { Phrases } from './phrases.ts';

const languages: Record<string, Phrases> = { en };

/** The phrases of a language such as `pt-BR`: that one, else `pt`, else English. */
export function phrasesFor(language: string): Phrases {
  return languages[language] ?? languages[language.split('-')[0] ?? ''] ?? en;
}
