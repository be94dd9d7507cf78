const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Shortens to at most `max` UTF-16 code units, never within what a reader sees as one character. What was cut ends
 * with `…`, counted in. An emoji or cluster that does not fit is left out whole.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  // The character that holds the unit where `…` has to stand: everything before it fits, and whole.
  const end = graphemes.segment(text).containing(max - 1)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
}
