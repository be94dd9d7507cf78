/** Spellings of a dot and of a slash: plain, encoded once to four times, overlong UTF-8, wide, of other systems. */
const DOTS = [
  ...[
    '.',
    '%2e',
    '%2E',
    '%252e',
    '%25252e',
    '%2525252e',
    '%c0%2e',
    '%c0%ae',
    '%C0%AE',
    '%e0%40%ae',
    '%e0%80%ae',
    '%f0%80%80%ae',
  ],
  ...[
    '%f8%80%80%80%ae',
    '%u002e',
    '%uff0e',
    '%ef%bc%8e',
    '%e2%80%a4',
    '0x2e',
    '%00.',
    '.%00',
    '%2e%00',
    '\xc0\xae',
  ],
];
const SLASHES = [
  ...[
    '/',
    '%2f',
    '%2F',
    '%252f',
    '%25252f',
    '%2525252f',
    '\\',
    '%5c',
    '%5C',
    '%255c',
    '%25255c',
    '%c0%af',
    '%C0%AF',
    '%c1%9c',
  ],
  ...[
    '%e0%80%af',
    '%e0%40%af',
    '%f0%80%80%af',
    '%u2215',
    '%u2216',
    '%u005c',
    '%ef%bc%8f',
    '%e2%88%95',
    '0x2f',
    '0x5c',
  ],
  ...['//', '///', '/./', '/;/', ';/', '/%00/', '\\\\', '/\\', '\\/', '%2f%2f', '%5c/', '\xc0\xaf'],
];
const DEPTHS = [1, 2, 3, 6, 12];
/** Where out there something could be: a file beside the folder, in a folder whose name begins alike, and what every machine has. */
const TARGETS = ['canary.jpg', 'photos2/canary.jpg', 'canary', 'etc/passwd'];
const WINDOWS = [
  ...[
    'C:/canary.jpg',
    'C:\\canary.jpg',
    'c:%5ccanary.jpg',
    '\\\\?\\C:\\canary.jpg',
    '\\\\localhost\\c$\\canary.jpg',
    'file:///etc/passwd',
  ],
  ...[
    'a.jpg::$DATA',
    'a.jpg:canary',
    'CON.jpg',
    'NUL.jpg',
    'aux',
    'a.jpg.',
    'a.jpg ',
    'canary~1.jpg',
    'CANARY.JPG',
  ].map((name) => name.replace(' ', '%20')),
];
const ENDINGS = [
  '',
  '%00',
  '%00.jpg',
  '%0a',
  '%0d%0a',
  '%20',
  '/',
  '/.',
  '//',
  ';x',
  ';.jpg',
  '#.jpg',
  '?.jpg',
  '.',
  '..',
  '%',
  '%zz',
  '%2',
  '~',
  '::$DATA',
  '%09',
  '%ff',
];

/**
 * Ways out of a folder that is served at `base` (with its slash at the end): every spelling of a dot with every spelling of a slash,
 * to several depths and targets; after a name that is there; with endings that cut names short; absolute, of Windows, very long.
 */
export function traversals(base: string): string[] {
  const paths = new Set<string>();
  for (const dot of DOTS)
    for (const slash of SLASHES)
      for (const target of TARGETS)
        for (const depth of DEPTHS) {
          const up = `${dot}${dot}${slash}`.repeat(depth);
          paths.add(base + up + target.replaceAll('/', slash));
          if (depth === 1) paths.add(`${base}a.jpg${slash}${up}${target}`).add(base + slash + up + target);
        }
  for (const dot of DOTS)
    for (const slash of SLASHES)
      paths.add(`${base}.${dot}${slash}canary.jpg`).add(`${base}${dot}.${slash}canary.jpg`);
  for (const ending of ENDINGS)
    for (const name of [
      '../canary.jpg',
      '..%2fcanary.jpg',
      '..%252fcanary.jpg',
      '..\\canary.jpg',
      'link.jpg',
      'linked',
      'linked%2fcanary.jpg',
      'canary',
    ])
      paths.add(`${base}${name}${ending}`);
  for (const name of [
    ...WINDOWS,
    '/etc/passwd',
    '%2fetc%2fpasswd',
    '%252fetc%252fpasswd',
    '....//canary.jpg',
    '....\\/canary.jpg',
    '..../canary.jpg',
  ])
    for (const slash of ['', '/', '%2f', '%5c']) paths.add(base + slash + name);
  for (const length of [255, 256, 1_024, 4_096, 12_000])
    for (const part of ['a', './', '../', '%2e%2e%2f', '..%c0%af', '/'])
      paths.add(`${base}${part.repeat(Math.ceil(length / part.length))}canary.jpg`);
  const withoutSlash = base.replace(/\/$/, '');
  for (const prefix of [
    'http://localhost',
    'http://localhost:1',
    'https://elsewhere.example',
    'file://',
    '//localhost',
    'http://localhost\\',
  ])
    for (const rest of [
      '/../canary.jpg',
      '/..%2fcanary.jpg',
      '/%2e%2e/canary.jpg',
      '/..%5ccanary.jpg',
      '/link.jpg',
    ])
      paths.add(prefix + withoutSlash + rest);
  return [...paths];
}
