import { el } from './el.js';
import { parseFormatting } from './parse-formatting.js';

/** A text as WhatsApp shows it: bold, italic, struck, monospaced, lists and quotes. */
export function formatted(given) {
  const text = String(given);
  const body = el('div', { class: 'body', dir: 'auto' });
  const lines = text.includes('```') ? [text] : text.split('\n');
  lines.forEach((line, index) => {
    if (index > 0) body.append('\n');
    body.append(...lineNodes(line));
  });
  return body;
}

function lineNodes(line) {
  if (line.startsWith('> ')) return [el('blockquote', {}, ...nodes(parseFormatting(line.slice(2))))];
  const item = /^[-*] (.+)$/.exec(line);
  if (item) return ['  •  ', ...nodes(parseFormatting(item[1]))];
  return nodes(parseFormatting(line));
}

function nodes(parts) {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.mark !== 'link') return el(part.mark, {}, ...nodes(part.children));
    const href = part.children[0];
    return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href);
  });
}
