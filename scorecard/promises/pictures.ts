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
    gap: 'Making a large picture takes a second, not 50 ms. The memory is that of a process started by pm2 or npm start, which tell the allocator to give large pieces back: without that some 290 MB. A JPEG in several scans that says it is not progressive is taken for one whose rows pass by.',
  },
];
