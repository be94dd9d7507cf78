import type { Words } from '../words.ts';

/** Portuguese. */
export const pt: Words = {
  yes: ['sim'],
  fine: [
    'bom',
    'boa',
    'bem',
    'tudo bem',
    'tudo certo',
    'está bom',
    'esta bom',
    'está bem',
    'certo',
    'correto',
    'feito',
  ],
  no: ['não', 'nao'],
  bad: ['mal', 'mau', 'ruim', 'não ok', 'nao ok', 'não está bom', 'nao esta bom'],
  notApplicable: ['não aplicável', 'nao aplicavel', 'não se aplica', 'nao se aplica'],
  confirm: ['confirmar', 'confirmo'],
  edit: ['editar', 'alterar', 'corrigir'],
  back: ['voltar', 'anterior'],
  help: ['ajuda'],
  status: ['estado'],
  stop: ['parar', 'cancelar', 'terminar'],
  switch: ['trocar', 'próximo', 'proximo'],
  goOn: ['seguir', 'continuar'],
};
