import type { Words } from '../words.ts';

/** Urdu, in its own script and in Latin letters. */
export const ur: Words = {
  yes: ['ہاں', 'جی', 'جی ہاں', 'haan', 'ji haan'],
  fine: ['ٹھیک', 'ٹھیک ہے', 'سب ٹھیک ہے', 'درست', 'صحیح', 'اچھا', 'theek', 'theek hai'],
  no: ['نہیں', 'جی نہیں', 'nahi', 'nahin'],
  bad: ['خراب', 'ٹھیک نہیں', 'ٹھیک نہیں ہے', 'kharab', 'theek nahi', 'theek nahi hai'],
  notApplicable: ['لاگو نہیں', 'قابل اطلاق نہیں'],
  confirm: ['تصدیق'],
  edit: ['تبدیل', 'تبدیلی'],
  back: ['پیچھے', 'واپس'],
  help: ['مدد', 'madad'],
  status: ['صورتحال'],
  stop: ['روکیں', 'منسوخ'],
  switch: ['اگلا'],
  goOn: ['جاری رکھیں'],
};
