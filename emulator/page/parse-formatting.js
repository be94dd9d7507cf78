// What WhatsApp makes of marks in a text. The mark must hug what it marks and not touch a letter outside.
const MARKS = [
  { mark: 'code', pattern: /```([\s\S]+?)```/ },
  { mark: 'code', pattern: /(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/u },
  { mark: 'strong', pattern: /(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/u },
  { mark: 'em', pattern: /(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/u },
  { mark: 's', pattern: /(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/u },
  { mark: 'link', pattern: /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/ },
];

/**
 * Splits a text into plain strings and marked parts: `{ mark, children }`, mark being one of
 * strong, em, s, code and link.
 */
export function parseFormatting(text) {
  let first = null;
  for (const { mark, pattern } of MARKS) {
    const match = pattern.exec(text);
    if (match && (first === null || match.index < first.match.index)) first = { mark, match };
  }
  if (first === null) return text === '' ? [] : [text];
  const { mark, match } = first;
  const literal = mark === 'code' || mark === 'link';
  const children = literal ? [match[1]] : parseFormatting(match[1]);
  const before = text.slice(0, match.index);
  const rest = parseFormatting(text.slice(match.index + match[0].length));
  return [...(before === '' ? [] : [before]), { mark, children }, ...rest];
}
