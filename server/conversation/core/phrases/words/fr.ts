import type { Words } from '../words.ts';

/** French. */
export const fr: Words = {
  yes: ['oui'],
  fine: [
    'bon',
    'bien',
    'tout va bien',
    'ça va',
    'ca va',
    "d'accord",
    'd’accord',
    "c'est bon",
    'c’est bon',
    'conforme',
    'fait',
  ],
  no: ['non'],
  bad: ['mal', 'mauvais', 'pas ok', 'pas bon', 'pas bien', 'non ok', 'non conforme'],
  notApplicable: ['non applicable', 'sans objet', 'pas applicable'],
  confirm: ['confirmer', 'je confirme'],
  edit: ['modifier', 'changer', 'corriger'],
  back: ['retour', 'précédent', 'precedent'],
  help: ['aide'],
  status: ['statut', 'état'],
  stop: ['arrêter', 'arreter', 'annuler'],
  switch: ['suivant'],
  goOn: ['continuer'],
  otherwise: ['si'],
};
