export type Style = 'plain' | 'bold' | 'italic' | 'strike' | 'mono';

export interface Span {
  style: Style;
  text: string;
}

const styles: Record<string, Style> = { '*': 'bold', _: 'italic', '~': 'strike', '```': 'mono' };
/** A mark, text that neither begins nor ends with a space, the same mark; not within a word. */
const marked = /(?<![\p{L}\p{N}])(```|[*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

/** Splits a message at WhatsApp's marks: *bold* _italic_ ~strike~ ```mono```. Marks within marks stay as they are. */
export function whatsappFormat(message: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of message.matchAll(marked)) {
    if (match.index > end) spans.push({ style: 'plain', text: message.slice(end, match.index) });
    spans.push({ style: styles[match[1] ?? ''] ?? 'plain', text: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < message.length) spans.push({ style: 'plain', text: message.slice(end) });
  return spans;
}
