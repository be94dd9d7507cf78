import { parseFormatting } from './parse-formatting.js';

/** A message in a few words: for quotes and the list of chats. */
export function snippetOf(message) {
  return plain(parseFormatting(String(wordsOf(message)))).replace(/\n+/g, '\n');
}

const plain = (parts) =>
  parts.map((part) => (typeof part === 'string' ? part : plain(part.children))).join('');

function wordsOf(message) {
  const content = message.content ?? {};
  switch (message.type) {
    case 'text':
      return content.body ?? '';
    case 'image':
      return content.caption ? `📷 ${content.caption}` : '📷 Photo';
    case 'document':
      return `📄 ${content.filename ?? content.caption ?? 'Document'}`;
    case 'interactive':
      return (
        content.button_reply?.title ??
        content.list_reply?.title ??
        content.body?.text ??
        'Interactive message'
      );
    case 'button':
      return content.text ?? content.payload ?? '';
    case 'template':
      return templateText(content);
    case 'reaction':
      return `Reacted ${content.emoji || 'no more'}`;
    case 'location':
      return `📍 ${content.name ?? `${content.latitude}, ${content.longitude}`}`;
    default:
      return `[${message.type}]`;
  }
}

/** The text of a message template is Meta's; what was filled in is all that is known here. */
export function templateText(template) {
  const values = (template.components ?? [])
    .filter((component) => component.type === 'body')
    .flatMap((component) => component.parameters ?? [])
    .map((parameter) => parameter.text ?? '');
  return [`Message template ${template.name}`, ...values].join('\n');
}
