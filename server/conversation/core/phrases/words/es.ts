import type { Words } from '../words.ts';

/** Spanish. */
export const es: Words = {
  yes: ['sí', 'si'],
  fine: [
    'bien',
    'bueno',
    'todo bien',
    'está bien',
    'esta bien',
    'de acuerdo',
    'vale',
    'correcto',
    'listo',
    'hecho',
  ],
  bad: ['mal', 'malo', 'mala', 'no está bien', 'no esta bien'],
  notApplicable: ['no aplica', 'no aplicable', 'no procede', 'no corresponde'],
  confirm: ['confirmar', 'confirmo'],
  edit: ['editar', 'cambiar', 'corregir'],
  back: ['atrás', 'atras', 'volver', 'anterior'],
  help: ['ayuda'],
  status: ['estado'],
  stop: ['detener', 'cancelar', 'terminar'],
  switch: ['siguiente'],
  goOn: ['seguir', 'continuar'],
  otherwise: ['ya', 'prima'],
};
