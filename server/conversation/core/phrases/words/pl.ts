import type { Words } from '../words.ts';

/** Polish. */
export const pl: Words = {
  yes: ['tak'],
  fine: ['dobrze', 'dobry', 'dobra', 'w porządku', 'w porzadku', 'zrobione'],
  no: ['nie'],
  bad: ['źle', 'zle', 'niedobrze', 'nie ok', 'nie w porządku', 'nie w porzadku'],
  notApplicable: ['nie dotyczy'],
  confirm: ['potwierdź', 'potwierdz', 'potwierdzam'],
  edit: ['zmień', 'zmien', 'edytuj', 'popraw'],
  back: ['wstecz', 'cofnij'],
  help: ['pomoc'],
  stop: ['anuluj', 'przerwij', 'zakończ', 'zakoncz'],
  switch: ['następny', 'nastepny'],
  goOn: ['kontynuuj', 'dalej'],
};
