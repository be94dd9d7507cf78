import { drawing, ticks } from './drawing.js';
import { el } from './el.js';
import { formatted } from './formatted.js';
import { openLightbox } from './open-lightbox.js';
import { snippetOf, templateText } from './snippet-of.js';
import { timeOf } from './when.js';

/**
 * A message as it shows on the phone.
 * @param acts what the operator can do with it: press, openList, quote, goTo
 * @param quoted the message that this one quotes, if it is known
 */
export function bubble(message, quoted, acts) {
  const mine = message.direction === 'inbound';
  const box = el('div', {
    class: 'bubble',
    'data-testid': 'bubble',
    'data-wamid': message.wamid,
    'data-direction': message.direction,
    'data-type': message.type,
    'data-status': message.status,
  });
  if (message.quote) box.append(quoteBox(quoted, message.quote, acts));
  box.append(...contentOf(message), meta(message, mine), ...choicesOf(message, acts));
  const reply = el(
    'button',
    {
      type: 'button',
      class: 'reply',
      'data-testid': 'quote',
      'aria-label': 'Reply to this message',
      onclick: () => acts.quote(message),
    },
    drawing('reply'),
  );
  return el('div', { class: mine ? 'line mine' : 'line' }, box, reply);
}

/** The quoted message on top of a reply, or in the composer. */
export function quoteBox(quoted, wamid, acts) {
  const ofBusiness = quoted?.direction !== 'inbound';
  return el(
    'button',
    {
      type: 'button',
      class: ofBusiness ? 'quoted of-business' : 'quoted',
      onclick: () => acts.goTo(wamid),
    },
    el('strong', {}, ofBusiness ? 'Checklists' : 'You'),
    el('span', { dir: 'auto' }, quoted ? snippetOf(quoted) : 'A message that is no longer here'),
  );
}

/** Time and ticks at the bottom of a bubble. */
export function meta(message, mine) {
  return el('div', { class: 'meta' }, timeOf(message.timestamp), mine ? ticks(message.status) : null);
}

function contentOf(message) {
  const content = message.content ?? {};
  switch (message.type) {
    case 'text':
      return [formatted(String(content.body ?? ''))];
    case 'image':
      return [photo(content), ...(content.caption ? [formatted(content.caption)] : [])];
    case 'document':
      return [file(content), ...(content.caption ? [formatted(content.caption)] : [])];
    case 'interactive':
      return message.direction === 'inbound' ? [formatted(snippetOf(message))] : interactive(content);
    case 'button':
      return [formatted(snippetOf(message))];
    case 'template':
      return [formatted(templateText(content))];
    default:
      return [el('div', { class: 'other' }, snippetOf(message))];
  }
}

function interactive(content) {
  const parts = [];
  const { header } = content;
  if (header?.type === 'text') parts.push(el('div', { class: 'head-text', dir: 'auto' }, header.text));
  if (header?.type === 'image') parts.push(photo(header.image ?? {}));
  if (content.footer?.text) {
    parts.push(formatted(content.body?.text ?? ''));
    parts.push(el('div', { class: 'foot-text', dir: 'auto' }, content.footer.text));
    return parts;
  }
  parts.push(formatted(content.body?.text ?? ''));
  return parts;
}

function photo(content) {
  const src = content.id ? `/emulator/media/${encodeURIComponent(content.id)}` : content.link;
  const frame = el('button', { type: 'button', class: 'photo', 'aria-label': 'Open the photo' });
  const image = el('img', { src, alt: content.caption ?? 'Photo', referrerpolicy: 'no-referrer' });
  image.addEventListener('error', () => {
    frame.classList.add('unseen');
    frame.replaceChildren(`📷 Photo (${content.mime_type ?? 'by link'}), which this browser can’t show`);
  });
  frame.addEventListener('click', () => {
    if (image.isConnected) openLightbox(src);
  });
  frame.append(image);
  return frame;
}

function file(content) {
  const href = content.id ? `/emulator/media/${encodeURIComponent(content.id)}` : content.link;
  return el(
    'a',
    { class: 'file', href, target: '_blank', rel: 'noopener noreferrer' },
    '📄',
    content.filename ?? 'Document',
  );
}

function choicesOf(message, acts) {
  const choices = message.choices ?? [];
  const content = message.content ?? {};
  if (message.direction === 'outbound' && content.type === 'list') {
    const label = content.action.button;
    return [
      el(
        'div',
        { class: 'choices' },
        choiceButton(label, 'list', () => acts.openList(message)),
      ),
    ];
  }
  if (choices.length === 0) return [];
  const buttons = choices.map(({ id, title }) => choiceButton(title, 'reply', () => acts.press(message, id)));
  return [el('div', { class: 'choices' }, ...buttons)];
}

const choiceButton = (title, icon, onclick) =>
  el(
    'button',
    { type: 'button', class: 'choice', 'data-testid': `button-${title}`, onclick },
    drawing(icon),
    el('span', { dir: 'auto' }, title),
  );
