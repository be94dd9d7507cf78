import type { Words } from '../words.ts';

/** Turkish. */
export const tr: Words = {
  yes: ['evet'],
  fine: ['iyi', 'tamam', 'her şey yolunda', 'sorun yok', 'uygun'],
  no: ['hayır'],
  bad: ['kötü', 'iyi değil', 'tamam değil', 'uygun değil'],
  notApplicable: ['uygulanamaz', 'geçerli değil'],
  confirm: ['onayla', 'onaylıyorum'],
  edit: ['değiştir', 'düzenle', 'düzelt'],
  back: ['geri', 'önceki'],
  help: ['yardım'],
  status: ['durum'],
  stop: ['durdur', 'iptal'],
  switch: ['sonraki'],
  goOn: ['devam', 'devam et'],
  otherwise: ['mal', 'ya'],
};
