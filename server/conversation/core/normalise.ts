/** Variation selectors, skin tones and joiners: 👍🏽 and ✔️ mean what 👍 and ✔ mean. */
const DECORATION = /\uFE0E|\uFE0F|\u200D|\u200B|\u2060|[\u{1F3FB}-\u{1F3FF}]/gu;

/** Decimal digits of any script as 0–9. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Unicode keeps each script's ten digits in a row: count back to its zero.
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });
}

/** What a person typed, without what fonts and keyboards add: for comparing and reading, not for keeping. */
export function normalise(text: string): string {
  return asciiDigits(text.normalize('NFKC').replace(DECORATION, '')).trim();
}
