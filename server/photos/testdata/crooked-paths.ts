const DOTS = ['.', '%2e', '%2E', '%252e', '%25252e', '%c0%ae', '%e0%80%ae', '%u002e', '%ef%bc%8e'];
const SLASHES = [
  '/',
  '%2f',
  '%2F',
  '%252f',
  '%25252f',
  '\\',
  '%5c',
  '%255c',
  '%c0%af',
  '%u2215',
  '%ef%bc%8f',
  '//',
  '/;/',
  '%00/',
];
const TARGETS = ['canary.jpg', 'canary', 'health', 'photos%2fa.jpg', 'etc/passwd'];
const DEPTHS = [1, 3];
/** Plain names that are no photo, and photos by something other than their plain name. */
const NAMES = [
  '',
  'a',
  'a.',
  '.jpg',
  '.hidden.jpg',
  'a.JPG',
  'a.jpg.',
  'a.jpg/',
  'a.jpg%00',
  'a.jpg%00.jpg',
  'a%00.jpg',
  'a.jpg%0a',
  'a.jpg%20',
  'a.jpg;x',
  'a.jpg#x',
  'a.jpg::$DATA',
  'a.svg',
  'a.html',
  'canary.txt',
  'sub.jpg/a.jpg',
  '%61.jpg',
  'a%2ejpg',
  'a..jpg',
  '%c3%a4.jpg',
  'a.jpg%',
  'a.jpg%zz',
  '~a.jpg',
  'C:a.jpg',
  'a b.jpg'.replace(' ', '+'),
];
/** Other ways to say where the photos are. */
const PREFIXES = [
  '/api/whatsapp-photos/',
  '//api/whatsapp-photos/',
  '/api//whatsapp-photos/',
  '/api/./whatsapp-photos/',
  '/x/../api/whatsapp-photos/',
  '/API/WhatsApp-Photos/',
  '/api/whatsapp-photos%2f',
  '/api%2fwhatsapp-photos/',
  '/api/%77hatsapp-photos/',
  '/api/whatsapp%2dphotos/',
  '/api\\whatsapp-photos\\',
  'http://localhost/api/whatsapp-photos/',
];

/** Ways out of the photo folder, and ways round its door: every dot with every slash, in every spelling. */
export function crookedPaths(): string[] {
  const paths = new Set<string>();
  const [plain = ''] = PREFIXES;
  for (const dot of DOTS)
    for (const other of new Set([dot, '.']))
      for (const slash of SLASHES)
        for (const target of TARGETS)
          for (const depth of DEPTHS) paths.add(`${plain}${`${dot}${other}${slash}`.repeat(depth)}${target}`);
  for (const prefix of PREFIXES) {
    for (const name of NAMES) paths.add(prefix + name);
    for (const slash of SLASHES)
      paths.add(`${prefix}..${slash}canary.jpg`).add(`${prefix}a.jpg${slash}..${slash}canary.jpg`);
    if (prefix !== plain) paths.add(`${prefix}a.jpg`);
  }
  return [...paths];
}
