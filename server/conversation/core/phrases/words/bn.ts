import type { Words } from '../words.ts';

/** Bengali, in its own script and in Latin letters. */
export const bn: Words = {
  yes: ['হ্যাঁ', 'হ্যা', 'জি', 'জ্বি'],
  fine: ['ঠিক', 'ঠিক আছে', 'সব ঠিক আছে', 'ভালো', 'ভাল', 'thik ache', 'thik ase', 'bhalo', 'valo'],
  no: ['না', 'জি না'],
  bad: ['খারাপ', 'ঠিক নেই', 'ভালো না', 'ভাল না', 'kharap', 'thik nai', 'thik nei'],
  notApplicable: ['প্রযোজ্য নয়', 'প্রযোজ্য না'],
  confirm: ['নিশ্চিত', 'নিশ্চিত করুন'],
  edit: ['পরিবর্তন', 'বদলান'],
  back: ['পিছনে', 'ফিরে যান'],
  help: ['সাহায্য'],
  status: ['অবস্থা'],
  stop: ['বন্ধ', 'বাতিল', 'থামুন'],
  switch: ['পরবর্তী'],
  goOn: ['চালিয়ে যান'],
};
