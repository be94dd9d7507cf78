import { normalise } from './normalise.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { AnswerReading } from './state.ts';
import type { Task } from './task.ts';

/** `null`: no answer to this task. `ambiguous-number`: 1,200 could be 1.2 or 1200. */
export type Reading = AnswerReading | 'ambiguous-number' | null;

/** Reads a text or a caption as an answer to a task. The same words mean the same, whatever their case and spacing. */
export function readAnswer(text: string, task: Task, phrases: Phrases): Reading {
  const clean = normalise(text);
  if (clean === '') return null;
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

/** What follows the answer: nothing, or a remark behind a separator. A letter or digit would make it another word. */
const REMARK = String.raw`(?:[\s.!]*$|\s*[-–—:;,.!\n]+\s*(?<remark>[\s\S]*)$|\s+(?<said>[\s\S]+)$)`;
const SPELLED = {
  NOK: new RegExp(String.raw`^n\.?\s?o\.?\s?k(?:ay)?${REMARK}`, 'iu'),
  OK: new RegExp(String.raw`^(?:o\.?\s?k(?:ay|ey)?|okie)${REMARK}`, 'iu'),
  NA: new RegExp(String.raw`^n\s?[./]?\s?a${REMARK}`, 'iu'),
} as const;

function readResult(clean: string, phrases: Phrases): AnswerReading | null {
  for (const result of ['NOK', 'OK', 'NA'] as const) {
    const match = SPELLED[result].exec(clean);
    if (match) return reading(result, match.groups?.remark ?? match.groups?.said ?? '');
  }
  return readSynonym(clean, phrases);
}

/**
 * Everyday words need a clear separator before a remark: "no leak found" is not "NOK, leak found". A sign such as ✅ cannot be the
 * beginning of a word, so anything may follow it. The longest word wins: "not ok" before "no".
 */
function readSynonym(clean: string, phrases: Phrases): AnswerReading | null {
  const words = (['NOK', 'OK', 'NA'] as const)
    .flatMap((result) => phrases.words[result].map((word) => ({ result, word })))
    .sort((a, b) => b.word.length - a.word.length);
  const lower = clean.toLowerCase().replace(/[ \t]+/g, ' ');
  for (const { result, word } of words) {
    if (!lower.startsWith(word)) continue;
    const rest = lower.slice(word.length);
    const isSign = !/[\p{L}\p{N}]/u.test(word);
    const match = isSign ? /^[\s\S]*$/.exec(rest) : /^(?:[\s.!]*$|\s*[-–—:;,\n][\s\S]*$)/.exec(rest);
    if (match) return reading(result, clean.replace(/[ \t]+/g, ' ').slice(word.length));
  }
  return null;
}

function reading(result: 'OK' | 'NOK' | 'NA', remarks: string): AnswerReading {
  return { result, remarks: remarks.replace(/^[\s\-–—:;,.!]+/, '').trim(), outOfLimits: false };
}

/** Only NA itself, so that a choice or a text beginning with these letters stays what it is. */
function readNotApplicable(clean: string): AnswerReading | null {
  const match = /^n\s?[./]?\s?a\.?(?:\s*[-–—:;,\n]+\s*(?<remark>[\s\S]*))?$/iu.exec(clean);
  return match ? reading('NA', match.groups?.remark ?? '') : null;
}

const NUMBER = /^(?<number>[+\-−]?(?:\d+(?:[.,]\d+)?|[.,]\d+))(?<rest>[\s\S]*)$/u;

function readNumber(clean: string, task: Task): Reading {
  if (/^[+\-−]?\d{1,3}(?:[,. ]\d{3})+(?:$|[^\d])/.test(clean)) return 'ambiguous-number';
  const match = NUMBER.exec(clean);
  if (!match?.groups) return null;
  const value = Number((match.groups.number ?? '').replace(',', '.').replace('−', '-'));
  if (!Number.isFinite(value)) return null;
  const remarks = afterUnit(match.groups.rest ?? '', task.unit);
  if (remarks === null) return null;
  const outOfLimits =
    (task.min !== undefined && value < task.min) || (task.max !== undefined && value > task.max);
  return { result: outOfLimits ? 'NOK' : 'OK', remarks, value, outOfLimits };
}

/** The remark behind a number and its unit; `null` when what follows makes it no plain number, such as "5 and 6" or "5-6". */
function afterUnit(rest: string, unit: string | undefined): string | null {
  let after = rest;
  if (unit && after.trimStart().toLowerCase().startsWith(normalise(unit).toLowerCase()))
    after = after.trimStart().slice(normalise(unit).length);
  if (/^[\s.!]*$/.test(after)) return '';
  const remark = /^(?:\s*[:;,\n]|\s+[-–—]|[-–—]\s)\s*(?<remark>[\s\S]+)$/u.exec(after)?.groups?.remark;
  return remark === undefined || /^\d/.test(remark) ? null : remark.trim();
}

function readChoice(clean: string, task: Task): AnswerReading | null {
  const choices = task.choices ?? [];
  const chosen = (choice: string, rest: string): AnswerReading => ({
    result: 'OK',
    remarks: rest.replace(/^[\s\-–—:;,.]+/, '').trim(),
    value: choice,
    outOfLimits: false,
  });
  const byLength = [...choices].sort((a, b) => b.length - a.length);
  for (const choice of byLength) {
    const name = normalise(choice).toLowerCase();
    const rest = clean.slice(name.length);
    if (clean.toLowerCase().startsWith(name) && /^(?:[\s.!]*$|\s*[-–—:;,\n])/.test(rest))
      return chosen(choice, rest);
  }
  const byNumber = /^(?<number>\d{1,2})(?<rest>[.)]?\s*$|\s*[-–—:;,\n][\s\S]*$)/u.exec(clean)?.groups;
  const choice = byNumber && choices[Number(byNumber.number) - 1];
  return choice === undefined || choice === ''
    ? null
    : chosen(choice, (byNumber?.rest ?? '').replace(/^\)/, ''));
}
