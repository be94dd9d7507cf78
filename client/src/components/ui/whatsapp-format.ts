export type Style = 'plain' | 'bold' | 'italic' | 'strike' | 'mono';

export interface Span {
  style: Style;
  text: string;
}

const styles: Record<string, Style> = { '*': 'bold', _: 'italic', '~': 'strike', '```': 'mono' };

/** A mark that begins something, and where the mark stands that ends it. */
interface Opener {
  mark: string;
  at: number;
  closedAt: number;
}

/** Splits a message at WhatsApp's marks: *bold* _italic_ ~strike~ ```mono```. Marks within marks stay as they are. */
export function whatsappFormat(message: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  const add = (style: Style, text: string) => text && spans.push({ style, text });
  for (const { mark, at, closedAt } of findOpeners(message)) {
    if (at < end) continue;
    add('plain', message.slice(end, at));
    add(styles[mark] ?? 'plain', message.slice(at + mark.length, closedAt));
    end = closedAt + mark.length;
  }
  add('plain', message.slice(end));
  return spans;
}

/** A message in one line, for a list: what its marks would do does not show there. */
export const withoutMarks = (message: string): string =>
  whatsappFormat(message)
    .map(({ text }) => text)
    .join('');

/**
 * A mark begins something when a word begins after it, and ends something when a word ends before it, on one line.
 * Read once from the end, so that a message made of nothing but marks takes no longer than another.
 */
function findOpeners(message: string): Opener[] {
  const openers: Opener[] = [];
  let closers: Record<string, number> = {};
  let lineEnd = message.length;
  for (const { 0: mark, index: at } of [...message.matchAll(/```|[*_~]/g)].reverse()) {
    if (message.slice(at, lineEnd).includes('\n')) closers = {};
    lineEnd = at;
    const after = at + mark.length;
    const closedAt = closers[mark];
    if (closedAt !== undefined && closedAt > after && isEdge(message, at - 1) && isFilled(message, after))
      openers.push({ mark, at, closedAt });
    if (isFilled(message, at - 1) && isEdge(message, after)) closers[mark] = at;
  }
  return openers.reverse();
}

const isEdge = (text: string, index: number) => !/[\p{L}\p{N}]/u.test(text.charAt(index));
const isFilled = (text: string, index: number) => /\S/.test(text.charAt(index));
