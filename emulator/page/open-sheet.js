import { el } from './el.js';

/** The rows of a list message, as a sheet from the bottom; a row closes it and is sent. */
export function openSheet(message, onPick) {
  const sheet = document.getElementById('sheet');
  const close = () => {
    sheet.hidden = true;
    sheet.replaceChildren();
    document.removeEventListener('keydown', onKey);
  };
  const onKey = (event) => {
    if (event.key === 'Escape') close();
  };
  const pick = (id) => {
    close();
    onPick(id);
  };
  const action = message.content.action;
  const sections = action.sections.flatMap((section) => [
    ...(section.title ? [el('h3', {}, section.title)] : []),
    ...section.rows.map((row) => rowButton(row, pick)),
  ]);
  const closer = el('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: close }, '×');
  const head = el('div', { class: 'sheet-head' }, closer, el('strong', {}, action.button));
  const card = el(
    'div',
    { class: 'sheet-card', role: 'dialog', 'aria-label': action.button },
    head,
    ...sections,
  );
  sheet.replaceChildren(card);
  sheet.hidden = false;
  sheet.onclick = (event) => {
    if (event.target === sheet) close();
  };
  document.addEventListener('keydown', onKey);
  closer.focus();
}

const rowButton = (row, pick) =>
  el(
    'button',
    {
      type: 'button',
      class: 'sheet-row',
      'data-testid': `row-${row.title}`,
      onclick: () => pick(row.id),
    },
    el('span', { dir: 'auto' }, row.title, row.description ? el('small', {}, row.description) : null),
  );
