import type { Words } from '../words.ts';

/** Swahili. */
export const sw: Words = {
  yes: ['ndiyo', 'ndio'],
  fine: ['sawa', 'nzuri', 'vizuri', 'safi', 'iko sawa', 'haina shida'],
  no: ['hapana', 'siyo', 'sio'],
  bad: ['mbaya', 'vibaya', 'si sawa', 'si nzuri', 'haiko sawa', 'sio sawa'],
  notApplicable: ['haihusiki', 'haihusu'],
  confirm: ['thibitisha'],
  edit: ['badilisha', 'hariri'],
  back: ['rudi'],
  help: ['msaada'],
  status: ['hali'],
  stop: ['acha', 'simamisha', 'ghairi', 'sitisha'],
  switch: ['inayofuata'],
  goOn: ['endelea'],
  otherwise: ['si'],
};
