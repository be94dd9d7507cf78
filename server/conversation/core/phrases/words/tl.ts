import type { Words } from '../words.ts';

/** Tagalog. */
export const tl: Words = {
  yes: ['oo', 'opo'],
  fine: ['ayos', 'maayos', 'mabuti', 'tama', 'tapos na'],
  no: ['hindi', 'hindi po'],
  bad: ['masama', 'hindi ok', 'hindi ayos', 'hindi maayos', 'hindi mabuti'],
  notApplicable: ['hindi naaangkop', 'hindi angkop'],
  confirm: ['kumpirmahin'],
  edit: ['baguhin', 'palitan'],
  back: ['bumalik', 'balik'],
  help: ['tulong'],
  stop: ['itigil', 'ihinto', 'kanselahin'],
  switch: ['susunod'],
  goOn: ['ituloy', 'magpatuloy'],
};
