import type { Promised } from '../promise.ts';

export const pictures: Promised[] = [
  {
    id: 'F3',
    promise: 'Image bombs are refused cheaply.',
    pass: 'PNG of 16,000² and 60,000², a GIF of 10,000 pictures, broken off, empty, CMYK and 16-bit ones, 50 at once: each refused or made within 50 ms of work, memory up by at most 150 MB, event loop late by at most 50 ms',
    tests: [
      { file: 'server/photos/image-bombs.security.test.ts' },
      { file: 'server/photos/make-picture.test.ts' },
    ],
    gap: 'An interlaced picture of just under 50 megapixels is taken, and has to be in memory whole: two of them at a time need some 540 MB for a second or two.',
  },
];
