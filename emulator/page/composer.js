import { api } from './api.js';
import { quoteBox } from './bubble.js';
import { el } from './el.js';

/** What the operator writes: a text, photos with a caption, a quote. `currentPhone` tells whose phone it is. */
export function createComposer({ currentPhone, goTo }) {
  const byId = (id) => document.getElementById(id);
  const [text, tray, fault, send] = ['composer-text', 'tray', 'composer-fault', 'send'].map(byId);
  const [attach, preview, dropHint] = ['attach', 'quote-preview', 'drop-hint'].map(byId);
  let files = [];
  let quote = null;

  function draw() {
    tray.hidden = files.length === 0;
    for (const image of tray.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    tray.replaceChildren(...files.map(thumbnail));
    preview.hidden = quote === null;
    preview.replaceChildren(...(quote ? [quoteBox(quote, quote.wamid, { goTo }), closer(dropQuote)] : []));
    text.placeholder = files.length > 0 ? 'Add a caption…' : 'Message';
    send.disabled = files.length === 0 && text.value.trim() === '';
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight}px`;
  }

  function thumbnail(file) {
    const image = el('img', { alt: file.name, src: URL.createObjectURL(file) });
    const figure = el(
      'figure',
      {},
      image,
      closer(() => dropFile(file)),
    );
    image.addEventListener('error', () => image.replaceWith(file.name));
    return figure;
  }

  const closer = (onclick) =>
    el('button', { type: 'button', class: 'close', 'aria-label': 'Remove', onclick }, '×');

  function dropFile(file) {
    files = files.filter((other) => other !== file);
    draw();
  }

  function dropQuote() {
    quote = null;
    draw();
  }

  function addFiles(more) {
    files = [...files, ...more].slice(0, 30);
    draw();
    text.focus();
  }

  async function submit() {
    const digits = currentPhone();
    const body = text.value.trim();
    if (!digits || send.disabled) return;
    const sent = { files, quote, text: text.value };
    files = [];
    quote = null;
    text.value = '';
    fault.hidden = true;
    draw();
    try {
      if (sent.files.length > 0) await api.sendPhotos(digits, sent.files, body, sent.quote?.wamid);
      else await api.sendText(digits, body, sent.quote?.wamid);
    } catch (error) {
      // Nothing typed is lost: it comes back into the field.
      files = sent.files;
      quote = sent.quote;
      text.value = sent.text;
      fault.textContent = error.message;
      fault.hidden = false;
      draw();
    }
  }

  text.addEventListener('input', draw);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  text.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    addFiles(event.clipboardData.files);
  });
  send.addEventListener('click', submit);
  attach.addEventListener('change', () => {
    addFiles(attach.files);
    attach.value = '';
  });
  takeDrops(byId('phone'), dropHint, addFiles);
  draw();

  return {
    quote(message) {
      quote = message;
      draw();
      text.focus();
    },
    /** Another phone is in hand: what was begun is dropped. */
    clear() {
      files = [];
      quote = null;
      text.value = '';
      fault.hidden = true;
      draw();
    },
    fail(message) {
      fault.textContent = message;
      fault.hidden = false;
    },
  };
}

function takeDrops(area, hint, onFiles) {
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
  area.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hint.hidden = false;
  });
  area.addEventListener('dragleave', (event) => {
    if (!area.contains(event.relatedTarget)) hint.hidden = true;
  });
  area.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hint.hidden = true;
    onFiles(event.dataTransfer.files);
  });
}
