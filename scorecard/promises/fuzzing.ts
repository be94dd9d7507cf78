import type { Promised } from '../promise.ts';

export const fuzzing: Promised[] = [
  {
    id: 'J1',
    promise: 'No body of a webhook breaks the server.',
    pass: '100,000 mutations of at least 30 known payloads, signed: 0 answers of 5xx, 0 exits, 0 unhandled rejections, 0 hung requests, and the inbox drains',
    tests: [
      { file: 'server/test/fuzz/mutated-webhooks.journey.test.ts' },
      { file: 'server/test/fuzz/mutated-webhooks.security.test.ts' },
    ],
  },
  {
    id: 'J2',
    promise: 'No input of the API breaks the server.',
    pass: '1,000 cases a route from its schema and hostile text: only documented statuses, 0 answers of 5xx',
    tests: [
      { file: 'server/test/fuzz/hostile-requests.journey.test.ts' },
      { file: 'server/test/fuzz/hostile-requests.security.test.ts' },
    ],
  },
];
