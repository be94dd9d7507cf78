import type { Promised } from '../promise.ts';

export const overload: Promised[] = [
  {
    id: 'K1',
    promise: 'It keeps up at the peak and sheds what is beyond.',
    pass: 'at the target: median under 250 ms, less than 1 % over 1 s, 0 answers of 5xx; at five times that: 503 early, goodput at least 80 %, 0 lost of what got its 200; normal again within 30 s',
    tests: [{ file: 'bench/main.ts' }, { file: 'server/messages/overload.journey.test.ts' }],
  },
  {
    id: 'K2',
    promise: 'Slow clients cannot sit on the server.',
    pass: '1,000 connections that trickle headers, bodies or reads: closed within 20 s, and /health stays quick',
    tests: [
      { file: 'server/http/slow-connections.journey.test.ts' },
      { file: 'server/http/slow-clients.load.test.ts' },
      { file: 'server/live/crowd.load.test.ts' },
    ],
    gap: 'All clients together have 5,000 connections; one client alone has no limit of its own: that is for the proxy.',
  },
];
