import type { Promised } from '../promise.ts';

export const webhook: Promised[] = [
  {
    id: 'G1',
    promise: 'Only bytes that Meta signed get in.',
    pass: '10,000 flipped bits, missing, short, long, doubled and old kinds of signature, the same JSON written anew: 401 for all, 0 writes; the true one gets 200',
    tests: [
      { file: 'server/messages/forgery.security.test.ts' },
      {
        file: 'server/messages/webhook.journey.test.ts',
        name: 'Only bytes that Meta signed get in: all else is 401 with one constant body, and leaves nothing behind',
      },
    ],
  },
  {
    id: 'G2',
    promise: 'The webhook fails closed and gives no hints.',
    pass: 'no start without the secret; a wrong verify token gets 403; the challenge comes back as plain text; no secret or expected value in any answer or log line',
    tests: [
      { file: 'server/messages/forgery.security.test.ts' },
      { file: 'server/config/load-config.test.ts' },
      { file: 'server/whatsapp/verification.test.ts' },
    ],
  },
  {
    id: 'G3',
    promise: 'A replay changes nothing.',
    pass: '1,000 genuine deliveries, ten times again after 1 hour and after 40 days: 0 new effects',
    tests: [{ file: 'server/messages/replay.security.test.ts' }],
    gap: 'What a webhook holds besides messages and delivery statuses is kept once, as a leftover that nothing acts on, until 30 days after it came last: a replay is counted on it.',
  },
  {
    id: 'G4',
    promise: 'Size, nesting and compression of what comes in are bounded.',
    pass: '4 MB, gzip bombs, JSON 100,000 deep or with a million keys: refused quickly on every route, memory back where it was',
    tests: [
      { file: 'server/http/large-bodies.security.test.ts' },
      { file: 'server/messages/webhook.journey.test.ts' },
    ],
    gap: 'Signed bytes of at most 3 MB that nobody can read are kept and get their 200, since Meta would send them again for days.',
  },
  {
    id: 'G5',
    promise: 'Strangers and changes of identity are handled.',
    pass: '10,000 messages of strangers in a minute are bounded for each; what is for another number is put aside; one person is never two operators',
    tests: [
      { file: 'server/messages/replay.security.test.ts' },
      { file: 'server/messages/store-inbound.db.test.ts' },
      { file: 'server/messages/people.journey.test.ts' },
    ],
    gap: 'A stranger has at most 20 rows a day instead of one a minute: fewer over a day, more in its first minute.',
  },
];
