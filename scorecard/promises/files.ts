import type { Promised } from '../promise.ts';

export const files: Promised[] = [
  {
    id: 'I1',
    promise: 'No byte from outside the photo folder is served.',
    pass: 'at least 20,000 paths over raw sockets: 0 canaries, 0 answers of 5xx',
    tests: [
      { file: 'server/photos/traversal.security.test.ts' },
      { file: 'server/photos/routes.journey.test.ts' },
    ],
  },
  {
    id: 'I2',
    promise: 'Each photo checks its reader, every time.',
    pass: 'logged out, disabled, direct address, guessed name: 401 or 404; private caching; taking away access works at once',
    tests: [{ file: 'server/photos/readers.journey.test.ts' }],
    gap: 'A browser may keep a photo, and asks each time whether it may still show it: caching is private with no-cache instead of no-store.',
  },
  {
    id: 'I3',
    promise: 'Files can neither run nor clog.',
    pass: '1,000 ranges, HEAD, 500 slow readers, 10,000 aborts: file descriptors back within 5 of before; every header that keeps a file from running',
    tests: [
      { file: 'server/photos/clogging.security.test.ts' },
      { file: 'server/photos/routes.journey.test.ts' },
    ],
  },
];
