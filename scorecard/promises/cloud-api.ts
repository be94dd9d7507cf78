import type { Promised } from '../promise.ts';

export const cloudApi: Promised[] = [
  {
    id: 'E1',
    promise: 'Throttling slows sending down; it neither floods nor starves.',
    pass: 'five minutes of 429, 130429 and 131056: at most 3 attempts a message, no two waves of retries within 50 ms, and everything is sent in the end',
    tests: [
      { file: 'server/messages/throttled.faults.test.ts', name: 'Five minutes of throttling' },
      { file: 'server/messages/pauses.test.ts' },
      {
        file: 'server/messages/refused-sends.journey.test.ts',
        name: 'sent again, once, and what comes after it waits',
      },
      { file: 'server/whatsapp/error-policy.test.ts' },
    ],
    gap: 'Each process learns of a pause by itself.',
  },
  {
    id: 'E2',
    promise: 'A call that hangs is cut.',
    pass: 'headers that never end, a stalled body, 5xx, reset, garbage, HTML: at most 10 s an attempt; sockets and memory flat after 10,000 faults',
    tests: [
      { file: 'server/whatsapp/hangs.faults.test.ts' },
      { file: 'server/whatsapp/cloud-api.journey.test.ts', name: 'when an answer begins and never ends' },
    ],
  },
  {
    id: 'E3',
    promise: 'What fails for good is not tried again blindly.',
    pass: '131047, 131026 and 100: at most one retry and a visible flag; 190: sending stops, it is told, at most 5 calls a minute',
    tests: [
      {
        file: 'server/messages/throttled.faults.test.ts',
        name: 'tried once, given up for a reason that managers see',
      },
      { file: 'server/messages/throttled.faults.test.ts', name: '190, the token is dead' },
      { file: 'server/messages/refused-sends.journey.test.ts', name: 'A dead token (190)' },
      {
        file: 'server/messages/refused-sends.journey.test.ts',
        name: 'A person who cannot be reached (131026',
      },
      { file: 'server/messages/refused-sends.journey.test.ts', name: 'The window is closed (131047)' },
    ],
    gap: 'Each process learns of a dead token by itself. The figure is of one process; two made 70 calls that were on their way together, then at most 4 a minute, 80 in ten minutes. Three may make 6 in the first minute. What is on its way together is bounded for each process, not for all.',
  },
  {
    id: 'E4',
    promise: 'Thirty minutes without the Cloud API lose no answer.',
    pass: '5,000 answers and photos stored with their 200 as usual; everything sent afterwards, in order for each operator, and nothing outside the customer-service window',
    tests: [
      { file: 'server/messages/no-cloud-api.faults.test.ts' },
      { file: 'server/messages/outage.journey.test.ts', name: 'The Cloud API away, then back' },
    ],
  },
];
