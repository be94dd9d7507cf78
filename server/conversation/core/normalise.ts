/** Variation selectors, skin tones, joiners and marks of writing direction: 👍🏽 and ✔️ mean what 👍 and ✔ mean. */
const DECORATION =
  /\u00AD|\u061C|[\u200B-\u200F]|[\u202A-\u202E]|\u2060|[\u2066-\u2069]|\uFE0E|\uFE0F|\uFEFF|[\u{1F3FB}-\u{1F3FF}]/gu;

/** Decimal digits of any script as 0–9. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Unicode keeps each script's ten digits in a row, and some rows side by side: count back to their beginning.
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

/** What a person typed, without what fonts and keyboards add: for comparing and reading, not for keeping. */
export function normalise(text: string): string {
  return asciiDigits(text.normalize('NFKC').replace(DECORATION, '')).trim();
}

/** In small letters, each as long as it was. Turkish has an i with and one without a dot, in both cases: all four are one. */
export const lower = (text: string): string => text.replace(/[İı]/g, 'i').toLowerCase();

/** The same for comparing names: neither case nor spacing counts. */
export function fold(text: string): string {
  return lower(normalise(text)).replace(/\s+/g, ' ');
}

/** The end of `text` that reads `tail` once normalised: a remark is kept as it was typed, in its own script and emoji. */
export function asTyped(text: string, tail: string): string {
  const wanted = normalise(tail);
  if (wanted === '') return '';
  let found: string | null = null;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    const rest = text.slice(at);
    if (normalise(rest) === wanted) found = rest;
    else if (found !== null) break;
  }
  return (found ?? tail).trim();
}
