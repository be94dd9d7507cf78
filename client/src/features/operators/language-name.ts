/** Languages that are offered; others come by import or API and are kept. */
export const languages = [
  'en',
  'ar',
  'bn',
  'de',
  'es',
  'fr',
  'gu',
  'hi',
  'id',
  'mr',
  'ms',
  'pa',
  'pl',
  'pt-BR',
  'ro',
  'ru',
  'sw',
  'ta',
  'te',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
];

/** A language in words: `pt-BR` → `Brazilian Portuguese`; its code when nobody knows it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
