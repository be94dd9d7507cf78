import type { Words } from '../words.ts';

/** German. */
export const de: Words = {
  yes: ['ja', 'jawohl'],
  fine: ['gut', 'alles gut', 'alles ok', 'in ordnung', 'passt', 'erledigt', 'i.o.', 'prima'],
  no: ['nein', 'nee'],
  bad: ['schlecht', 'nicht ok', 'nicht gut', 'nicht in ordnung', 'n.i.o.'],
  notApplicable: ['nicht zutreffend', 'trifft nicht zu', 'nicht anwendbar', 'entfällt', 'entfaellt'],
  confirm: ['bestätigen', 'bestaetigen', 'bestätigt'],
  edit: ['ändern', 'aendern', 'bearbeiten'],
  back: ['zurück', 'zurueck'],
  help: ['hilfe'],
  stop: ['abbrechen', 'stopp', 'beenden'],
  switch: ['wechseln'],
  goOn: ['weiter', 'weitermachen'],
  otherwise: ['mal'],
};
