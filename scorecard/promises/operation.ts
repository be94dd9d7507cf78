import type { Promised } from '../promise.ts';

export const operation: Promised[] = [
  {
    id: 'P1',
    promise: 'A reload loses nothing.',
    pass: '20 reloads by pm2 under 50 keep-alive clients: 0 failed requests, 0 doubled effects',
    tests: [
      { file: 'server/test/operation-reload.load.test.ts' },
      { file: 'server/test/operation-reload.journey.test.ts' },
    ],
  },
];
