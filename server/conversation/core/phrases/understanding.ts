import { fold } from '../normalise.ts';
import type { AnswerReading } from '../state.ts';
import type { CommandWord } from './phrases.ts';
import { ar } from './words/ar.ts';
import { bn } from './words/bn.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { hi } from './words/hi.ts';
import { id } from './words/id.ts';
import { it } from './words/it.ts';
import { nl } from './words/nl.ts';
import { pl } from './words/pl.ts';
import { pt } from './words/pt.ts';
import { ru } from './words/ru.ts';
import { sw } from './words/sw.ts';
import { tl } from './words/tl.ts';
import { tr } from './words/tr.ts';
import { ur } from './words/ur.ts';
import { vi } from './words/vi.ts';
import { zh } from './words/zh.ts';
import type { Meaning, Words } from './words.ts';

/** What is understood, whatever language it is in; all as `fold` spells it. */
export interface Understanding {
  /** What says which result, besides OK, NOK and NA themselves; the longest first. */
  answers: [word: string, result: AnswerReading['result']][];
  commands: Map<string, CommandWord>;
  /** To the question whether to stop. */
  yes: Set<string>;
  no: Set<string>;
}

export const languages: Record<string, Words> = {
  ar,
  bn,
  de,
  en,
  es,
  fr,
  hi,
  id,
  it,
  nl,
  pl,
  pt,
  ru,
  sw,
  tl,
  tr,
  ur,
  vi,
  zh,
};
/** Malay is written as Indonesian is, Filipino is Tagalog. */
const alike: Record<string, string> = { ms: 'id', fil: 'tl' };

const results = { yes: 'OK', fine: 'OK', no: 'NOK', bad: 'NOK', notApplicable: 'NA' } as const;
const commands: CommandWord[] = ['confirm', 'edit', 'back', 'help', 'status', 'stop', 'switch'];

/** What somebody is understood to say whose language is `language`, such as `pt-BR`. */
export function understanding(language: string): Understanding {
  const short = language.split('-')[0] ?? '';
  return understandingOf(meaningsFor(alike[short] ?? short));
}

type Meanings = Map<string, Meaning[]>;

/** English comes first, then the operator's own language; of the others what means the same in all of them. */
export function meaningsFor(own: string): Meanings {
  const all: Meanings = new Map();
  for (const words of Object.values(languages))
    for (const [word, meanings] of meaningsIn(words)) {
      const differs = all.has(word) && all.get(word)?.join() !== meanings.join();
      all.set(word, differs ? [] : meanings);
    }
  return new Map([...all, ...meaningsIn(languages[own] ?? {}), ...meaningsIn(en)]);
}

function meaningsIn(words: Words): Meanings {
  const meanings: Meanings = new Map();
  for (const [meaning, spellings] of Object.entries(words) as [Meaning, string[]][])
    for (const word of spellings.map(fold)) meanings.set(word, [...(meanings.get(word) ?? []), meaning]);
  return meanings;
}

function understandingOf(meanings: Meanings): Understanding {
  const all = [...meanings].flatMap(([word, its]) => its.map((meaning) => [word, meaning] as const));
  const saying = (...wanted: Meaning[]) =>
    new Set(all.flatMap(([word, meaning]) => (wanted.includes(meaning) ? [word] : [])));
  return {
    answers: Object.entries(results)
      .flatMap(([meaning, result]) =>
        [...saying(meaning as Meaning)].map((word): [string, AnswerReading['result']] => [word, result]),
      )
      .sort(([a], [b]) => b.length - a.length),
    commands: new Map(commands.flatMap((word) => [...saying(word)].map((said) => [said, word] as const))),
    yes: saying('yes', 'sure'),
    no: saying('no', 'goOn'),
  };
}
