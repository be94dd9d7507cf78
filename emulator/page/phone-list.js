import { el } from './el.js';
import { snippetOf } from './snippet-of.js';
import { dayOf, timeOf } from './when.js';

const TINTS = ['#c2185b', '#5e35b1', '#1565c0', '#00796b', '#ad5a00', '#6d4c41', '#455a64', '#2e7d32'];

/** Draws the contacts, the one who was heard of last on top. */
export function drawPhoneList(phones, current, onPick) {
  const list = document.getElementById('phone-list');
  const sorted = [...phones].sort((a, b) => (b.lastMessage?.seq ?? 0) - (a.lastMessage?.seq ?? 0));
  list.replaceChildren(
    ...sorted.map((phone) => el('li', {}, contact(phone, phone.digits === current, onPick))),
  );
  document.getElementById('no-phones').hidden = sorted.length > 0;
}

function contact(phone, isCurrent, onPick) {
  const last = phone.lastMessage;
  const today = last && dayOf(last.timestamp) === 'Today';
  const when = last ? (today ? timeOf(last.timestamp) : dayOf(last.timestamp)) : '';
  const tint = TINTS[digitSum(phone.digits) % TINTS.length];
  const face = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(phone.name));
  // Set through the object model: the page's policy allows no style attributes.
  face.style.setProperty('--tint', tint);
  return el(
    'button',
    {
      type: 'button',
      class: 'contact',
      'data-testid': `phone-${phone.digits}`,
      'aria-current': isCurrent ? 'true' : undefined,
      title: phone.phoneNumber,
      onclick: () => onPick(phone.digits),
    },
    face,
    el(
      'span',
      { class: 'contact-text' },
      el(
        'span',
        { class: 'contact-line' },
        el('strong', {}, phone.name),
        el('span', { class: phone.unread ? 'when new' : 'when' }, when),
      ),
      el(
        'span',
        { class: 'contact-line' },
        el('span', { class: 'snippet' }, last ? snippetOf(last) : phone.phoneNumber),
        phone.unread ? el('span', { class: 'unread' }, String(phone.unread)) : null,
      ),
    ),
  );
}

const digitSum = (digits) => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
