import type { Words } from '../words.ts';

/** Indonesian and Malay. */
export const id: Words = {
  yes: ['ya', 'iya'],
  fine: ['baik', 'bagus', 'baik-baik saja', 'sudah', 'selesai', 'beres', 'lulus'],
  no: ['tidak', 'tak', 'nggak', 'bukan'],
  bad: ['buruk', 'jelek', 'tidak ok', 'tidak baik', 'tidak bagus', 'tak baik'],
  notApplicable: ['tidak berlaku', 'tak berlaku', 'tidak berkenaan'],
  confirm: ['konfirmasi', 'sahkan'],
  edit: ['ubah', 'tukar', 'ganti'],
  back: ['kembali'],
  help: ['bantuan', 'tolong'],
  stop: ['berhenti', 'batal', 'batalkan'],
  switch: ['berikutnya', 'seterusnya'],
  goOn: ['lanjut', 'lanjutkan', 'teruskan'],
};
