import type { Words } from '../words.ts';

/** Dutch. */
export const nl: Words = {
  yes: ['ja'],
  fine: ['goed', 'prima', 'alles goed', 'in orde', 'akkoord'],
  no: ['nee', 'neen'],
  bad: ['slecht', 'niet ok', 'niet goed', 'niet in orde'],
  notApplicable: ['niet van toepassing', 'nvt', 'n.v.t.'],
  confirm: ['bevestigen', 'bevestig'],
  edit: ['wijzigen', 'wijzig', 'aanpassen'],
  back: ['terug', 'vorige'],
  help: ['hulp'],
  stop: ['annuleren', 'stoppen'],
  switch: ['wisselen', 'volgende'],
  goOn: ['doorgaan', 'verder'],
};
