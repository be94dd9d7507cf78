import { lower } from './normalise.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { AnswerReading } from './state.ts';

/** OK, NOK and NA as people spell them. */
const SPELLED = {
  NOK: /^(?:n\.?\s?o\.?\s?k(?:ay)?|not\s+o\.?\s?k(?:ay|ey)?)/iu,
  OK: /^o\.?\s?k+(?:ay|ey|ie)?/iu,
  NA: /^n\s?[./]?\s?a/iu,
} as const;

/** What may follow a spelled answer: nothing, a separator, a space, an emoji. A letter or digit would make it another word. */
const AFTER_SPELLED = /^(?:$|[\s\-–—:;,.!(。।،؛、]|\p{Extended_Pictographic})/u;
/** Everyday words need a clear separator before a remark: "no leak found" is not "NOK, leak found". */
const AFTER_WORD = /^(?:[\s.!。।]*$|\s*[-–—:;,\n(،؛、]|\s*\p{Extended_Pictographic})/u;
const SEPARATOR = /^\s*[-–—:;,.!\n(。।،؛、]/;
const RESULTS = ['NOK', 'OK', 'NA'] as const;

interface Head {
  result: AnswerReading['result'];
  by: 'spelling' | 'word' | 'sign';
  /** All that follows it. */
  rest: string;
}

/** Reads an answer to an OK/NOK question from a normalised text; `null` when there is none, or two that differ. */
export function readResult(clean: string, phrases: Phrases): AnswerReading | null {
  const head = headOf(clean, phrases);
  if (!head) return null;
  const remarks = head.rest.replace(/^[\s\-–—:;,.!。।،؛、]+/, '').trim();
  const plain = { result: head.result, outOfLimits: false };
  const second = remarks === '' ? null : readResult(remarks, phrases);
  if (!second) return { ...plain, remarks };
  const bare = second.remarks === '';
  // "OK NOK" says nothing; "NOK - OK after cleaning" is an answer with a remark.
  const differs = bare || head.by === 'sign' || !SEPARATOR.test(head.rest);
  if (second.result !== head.result) return differs ? null : { ...plain, remarks };
  // "👍👍" and "✅ OK" say it twice; the word in "OK, fine" is a remark.
  const twice = (bare || head.by === 'sign') && headOf(remarks, phrases)?.by !== 'word';
  return { ...plain, remarks: twice ? second.remarks : remarks };
}

function headOf(clean: string, phrases: Phrases): Head | null {
  const text = unwrapped(clean);
  return spelled(text) ?? word(text, phrases);
}

/** Without the quotes or the marks of bold type that go around all of it. */
function unwrapped(text: string): string {
  return /^(?<mark>[*_~"'`]{1,3})(?<inside>[^*_~"'`]+)\k<mark>$/u.exec(text)?.groups?.inside?.trim() ?? text;
}

function spelled(text: string): Head | null {
  for (const result of RESULTS) {
    const match = SPELLED[result].exec(text);
    const rest = match && text.slice(match[0].length);
    if (rest !== null && AFTER_SPELLED.test(rest)) return { result, by: 'spelling', rest };
  }
  return null;
}

/** Everyday words and signs; the longest wins. A sign such as ✅ cannot be the beginning of a word, so anything may follow it. */
function word(text: string, phrases: Phrases): Head | null {
  const spaced = text.replace(/[ \t]+/g, ' ');
  const small = lower(spaced);
  for (const [word, result] of phrases.understands.answers) {
    if (!small.startsWith(word)) continue;
    const rest = spaced.slice(word.length);
    const isSign = !/[\p{L}\p{N}]/u.test(word);
    if (isSign || AFTER_WORD.test(rest)) return { result, by: isSign ? 'sign' : 'word', rest };
  }
  return null;
}
