import { el } from './el.js';

/** Shows a photo as large as the window; a click or Escape closes it. */
export function openLightbox(src) {
  const dialog = document.getElementById('lightbox');
  dialog.replaceChildren(el('img', { src, alt: '' }));
  dialog.onclick = () => dialog.close();
  dialog.showModal();
}
