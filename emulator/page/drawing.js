const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  clock: ['M8.5 1a4.5 4.5 0 1 1-.1 0', 'M8.5 3v3l2 1'],
  sent: ['M5 6l3 3 6-7'],
  delivered: ['M1 6l3 3 6-7', 'M7.5 8.5l.7.7 6-7'],
  reply: ['M9 7V3L2 9l7 6v-4c5 0 7 2 8 5 0-6-3-9-8-9z'],
  list: ['M8 5h9M8 10h9M8 15h9', 'M3 5h.01M3 10h.01M3 15h.01'],
};

/** A small line drawing, coloured by its surroundings. */
export function drawing(name, className, viewBox = '0 0 20 20') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('class', className ?? '');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** The ticks of a message that the operator sent: waiting, sent, delivered, read (blue). */
export function ticks(status) {
  const name = status === 'accepted' ? 'clock' : status === 'sent' ? 'sent' : 'delivered';
  const svg = drawing(name, `ticks ${status}`, '0 0 16 11');
  svg.setAttribute('role', 'img');
  svg.removeAttribute('aria-hidden');
  svg.setAttribute('aria-label', status);
  return svg;
}
