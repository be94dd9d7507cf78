import { fold, lower } from './normalise.ts';
import type { AnswerReading } from './state.ts';
import type { Task } from './task.ts';

const HEAD = /^(?<sign>[+\-−–]?)(?<digits>\d+(?:[.,'’ ]\d+)*|[.,]\d+)(?<rest>[\s\S]*)$/u;

/**
 * Reads a number with its unit and a remark from a normalised text. A comma or a point is the decimal mark of some and the
 * thousands mark of others: where both readings are possible the limits decide, if only one lies within them.
 */
export function readNumber(clean: string, task: Task): AnswerReading | 'ambiguous-number' | null {
  const match = HEAD.exec(clean.replaceAll('٫', '.').replaceAll('٬', "'"))?.groups;
  if (!match) return null;
  const remarks = afterUnit(match.rest ?? '', task.unit);
  if (remarks === null) return null;
  const sign = match.sign === '' || match.sign === '+' ? 1 : -1;
  const values = readings(match.digits ?? '').map((n) => sign * n);
  if (values.length === 0) return null;
  const within = values.filter((n) => !isOutside(n, task));
  const limited = task.min !== undefined || task.max !== undefined;
  const value = values.length === 1 ? values[0] : limited && within.length === 1 ? within[0] : undefined;
  if (value === undefined) return 'ambiguous-number';
  const outOfLimits = isOutside(value, task);
  return { result: outOfLimits ? 'NOK' : 'OK', remarks, value, outOfLimits };
}

function isOutside(value: number, { min, max }: Task): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}

/** What digits with points, commas, apostrophes and spaces can mean; nothing when they are no one number. */
function readings(digits: string): number[] {
  const number = (text: string) => [Number(text)].filter(Number.isFinite);
  if (/^\d+$/.test(digits)) return number(digits);
  const plain = digits.replace(/[^\d]/g, '');
  const grouped = /^[1-9]\d{0,2}(?<mark>[.,'’ ])\d{3}(?:\k<mark>\d{3})*$/.exec(digits)?.groups?.mark;
  const groups = digits.split(/[^\d]/).length;
  if (grouped && (grouped === "'" || grouped === '’' || groups > 2)) return number(plain);
  // "1 200" may also be two numbers.
  if (grouped) return [...number(plain), ...number(digits.replace(/[^\d]/, '.'))];
  if (/^\d*[.,]\d+$/.test(digits)) return number(digits.replace(',', '.'));
  const both = /^(?<whole>[1-9]\d{0,2}(?<mark>[.,'’ ])\d{3}(?:\k<mark>\d{3})*)(?!\k<mark>)[.,](?<part>\d+)$/;
  const { whole, part } = both.exec(digits)?.groups ?? {};
  return whole && part ? number(`${whole.replace(/[^\d]/g, '')}.${part}`) : [];
}

/** The remark behind a number and its unit; `null` when what follows makes it no plain number, such as "5 and 6" or "5-6". */
function afterUnit(rest: string, unit: string | undefined): string | null {
  const unitless = withoutUnit(rest, unit);
  const after = unitless ?? rest;
  if (/^[\s.!,]*$/.test(after)) return '';
  const marked = /^(?:\s*[:;,\n(]|\s+[-–—]|[-–—]\s)\s*(?<remark>[\s\S]+)$/u.exec(after)?.groups?.remark;
  if (marked !== undefined) return /^\d/.test(marked) ? null : marked.trim();
  // "7.5 bar looks fine", but not "7 bar to 8".
  return unitless !== null && /^\s[^\d]*$/.test(after) ? after.trim() : null;
}

/** A unit is typed in any case, and mostly without its signs: "85 c" for °C. */
function withoutUnit(rest: string, unit: string | undefined): string | null {
  const typed = rest.trimStart();
  const whole = fold(unit ?? '');
  const letters = whole.replace(/^[^\p{L}]+/u, '');
  const sign = /^[°º]/.exec(whole)?.[0] ?? '';
  for (const spelling of [whole, letters, sign]) {
    const after = typed.slice(spelling.length);
    if (spelling !== '' && lower(typed).startsWith(spelling) && !/^[\p{L}\p{N}]/u.test(after)) return after;
  }
  return null;
}
