import { api } from './api.js';
import { el } from './el.js';

const CODES = [131000, 131016, 130429, 131056, 131026, 131047, 131053, 190, 368, 100];

/** The panel of switches. Draws itself anew with each change, wherever the change came from. */
export function createSwitches({ currentPhone, offlinePhones, onClose }) {
  const panel = document.getElementById('switches');
  let state = null;
  let verified = '';

  const set = (changes) => api.setSwitches(changes).catch((error) => alert(error.message));

  function toggle(name, title, hint) {
    return row(
      title,
      hint,
      checkbox(name, state.switches[name], (on) => set({ [name]: on })),
    );
  }

  function number(name, title, hint, max) {
    const input = el('input', { type: 'number', min: 0, max, 'data-testid': `switch-${name}` });
    input.value = state.switches[name];
    input.addEventListener('change', () => set({ [name]: Math.max(0, Math.trunc(Number(input.value))) }));
    return row(title, hint, input);
  }

  function offlineRow() {
    const digits = currentPhone();
    const away = offlinePhones();
    const input = checkbox('offline', away.includes(digits), (on) =>
      set({ offline: on ? [...away, digits] : away.filter((other) => other !== digits) }),
    );
    input.disabled = !digits;
    return row('This phone is offline', 'Nothing arrives until it is back', input);
  }

  function failRows() {
    const { count, code, later } = state.switches.failNextSends;
    const amount = el('input', { type: 'number', min: 0, max: 1000, 'data-testid': 'switch-failNextSends' });
    amount.value = count;
    const codes = [...new Set([...CODES, code])];
    const picker = el('select', {}, ...codes.map((value) => el('option', { value }, String(value))));
    picker.value = code;
    const when = checkbox('failLater', later, apply);
    function apply() {
      const failNextSends = {
        count: Math.trunc(Number(amount.value)),
        code: Number(picker.value),
        later: when.checked,
      };
      set({ failNextSends });
    }
    amount.addEventListener('change', apply);
    picker.addEventListener('change', apply);
    return [
      row('Fail the next sends', 'How many', amount),
      row('…with this code', undefined, picker),
      row('…only later, by status', 'Accepted first, then failed', when),
    ];
  }

  function mediaRow() {
    const picker = el(
      'select',
      { 'data-testid': 'switch-expireMedia' },
      el('option', { value: '' }, 'no'),
      el('option', { value: 'urls' }, 'addresses'),
      el('option', { value: 'ids' }, 'ids too'),
    );
    picker.value = state.switches.expireMedia || '';
    picker.addEventListener('change', () => set({ expireMedia: picker.value || false }));
    return row('Expire media', 'Downloads answer 404', picker);
  }

  function verifyRow() {
    const button = el('button', { type: 'button', class: 'strong' }, 'Verify');
    button.addEventListener('click', async () => {
      const { ok, message } = await api.verify();
      verified = `${ok ? '✓' : '✗'} ${message}`;
      draw();
    });
    return row('Verification', verified || 'Meta’s handshake with the webhook', button);
  }

  function draw() {
    if (!state) return;
    const close = el('button', { type: 'button', class: 'close switches-close', 'aria-label': 'Close' }, '×');
    close.addEventListener('click', onClose);
    panel.replaceChildren(
      el('header', {}, el('h2', {}, 'Switches'), close),
      el('p', {}, 'What can go wrong between WhatsApp and the product.'),
      el('h3', {}, 'Phone'),
      offlineRow(),
      toggle('autoRead', 'Read at once', 'Blue ticks without opening the chat'),
      toggle('hidePhoneNumber', 'Hide phone numbers', 'Operators with usernames'),
      el('h3', {}, 'Webhooks'),
      toggle('deliverTwice', 'Deliver twice'),
      toggle('reorder', 'Reorder', 'Newest first within a moment'),
      toggle('batch', 'Batch', 'Many updates in one body'),
      number('delayMs', 'Delay', 'Milliseconds', 600000),
      toggle('holdStatuses', 'Hold statuses', 'Released when switched off'),
      verifyRow(),
      el('p', {}, state.webhookUrl),
      el('h3', {}, 'Sends'),
      ...failRows(),
      number('acceptThenDrop', 'Accept, then cut', 'Sends without an answer', 1000),
      number('answerDelayMs', 'Answer late', 'Milliseconds', 600000),
      toggle('window24h', '24-hour window', 'Else nothing free-form: 131047'),
      toggle('pairRate', 'Pair rate', 'One message in 6 s: 131056'),
      el('h3', {}, 'Media'),
      mediaRow(),
    );
  }

  return {
    setState(next) {
      state = next;
      draw();
    },
    setSwitches(switches) {
      if (state) state.switches = switches;
      // What is being typed isn't taken away.
      if (!panel.querySelector('input[type="number"]:focus')) draw();
    },
    draw,
  };
}

const row = (title, hint, control) =>
  el('label', { class: 'switch' }, el('span', {}, title, hint ? el('small', {}, hint) : null), control);

function checkbox(name, checked, onChange) {
  const input = el('input', { type: 'checkbox', role: 'switch', 'data-testid': `switch-${name}` });
  input.checked = checked;
  input.addEventListener('change', () => onChange(input.checked));
  return input;
}
