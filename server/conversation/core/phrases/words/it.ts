import type { Words } from '../words.ts';

/** Italian. */
export const it: Words = {
  yes: ['sì', 'si'],
  fine: ['bene', 'buono', 'va bene', 'tutto bene', 'a posto', 'tutto a posto', 'certo', 'corretto', 'fatto'],
  bad: ['non ok', 'non va bene', 'non a posto', 'cattivo'],
  notApplicable: ['non applicabile', 'non si applica'],
  confirm: ['conferma', 'confermo', 'confermare'],
  edit: ['modifica', 'modificare', 'correggere'],
  back: ['indietro', 'precedente'],
  help: ['aiuto'],
  status: ['stato'],
  stop: ['ferma', 'fermare', 'annulla', 'annullare'],
  switch: ['prossimo'],
  goOn: ['continua', 'continuare'],
  otherwise: ['prima'],
};
