import type { Promised } from '../promise.ts';

export const answers: Promised[] = [
  {
    id: 'A1',
    promise: 'Whatever got its 200 is on disk and acted on.',
    pass: '0 of at least 10,000 acknowledged messages lost, with at least 40 kills, 200 cut connections, 150 ended backends and 60 black-holed sockets a seed',
    tests: [{ file: 'faults/main.ts' }, { file: 'faults/checker/check-history.db.test.ts' }],
    gap: 'Ten seeds on one commit were run before conversations were written in one trip. Since then each of the ten has been green once, over three commits; those that were not found what was mended in between.',
  },
  {
    id: 'A2',
    promise: 'One WhatsApp message has at most one effect, however often and however late it is delivered.',
    pass: '1,000 messages delivered 2 to 5 times at once to two processes, and again when they are 1 hour, 3, 7 and 40 days old: one row, one effect, one reply each',
    tests: [
      {
        file: 'server/messages/deliveries.load.test.ts',
        name: 'A thousand messages delivered 2 to 5 times at once, and again when they are 1 hour, 3, 7 and 40 days old',
      },
      {
        file: 'server/messages/deliveries.journey.test.ts',
        name: 'Delivered again and again, at once and for forty days: one row, one effect, one reply',
      },
    ],
  },
  {
    id: 'A3',
    promise: 'One question gets at most one answer: the first that was committed; who comes second is told.',
    pass: '2,000 double taps with different values within 50 ms over two processes: 0 double answers, 0 silent drops',
    tests: [
      {
        file: 'server/messages/deliveries.load.test.ts',
        name: 'Two thousand double taps within 50 ms over two processes',
      },
      {
        file: 'server/messages/deliveries.journey.test.ts',
        name: 'Two taps with different values, at two processes: one answers, the other is told what stands',
      },
    ],
  },
  {
    id: 'A4',
    promise: 'An answer lands on the question it was given to.',
    pass: '0 misplaced of at least 10,000 answers, with old buttons, quotes, free text beside open buttons and two assignments for one operator',
    tests: [{ file: 'faults/main.ts' }, { file: 'faults/checker/check-history.db.test.ts' }],
    gap: 'Ten seeds on one commit were run before conversations were written in one trip. Since then each of the ten has been green once, over three commits; those that were not found what was mended in between.',
  },
  {
    id: 'A5',
    promise: 'A batch survives one bad member, and new kinds of message never stop the intake.',
    pass: '500 webhooks of 1 to 50 messages with one malformed or unknown: every good one handled, the bad one kept as it came, 200 for all',
    tests: [
      {
        file: 'server/messages/deliveries.load.test.ts',
        name: 'Five hundred webhooks of 1 to 50 messages, one of them bad',
      },
      {
        file: 'server/messages/deliveries.journey.test.ts',
        name: 'One bad member in every webhook: each good one is handled, each bad one kept, and Meta gets its 200',
      },
    ],
  },
  {
    id: 'A6',
    promise: 'Every question reaches the operator, repeats are bounded, and delivery statuses never go back.',
    pass: '0 questions never delivered; repeats at most lost replies, kills and database faults in flight, and 0 without faults; 0 of 10,000 shuffled statuses go back',
    tests: [{ file: 'faults/main.ts' }, { file: 'server/messages/apply-delivery-statuses.db.test.ts' }],
    gap: 'Ten seeds on one commit were run before conversations were written in one trip. Since then each of the ten has been green once, over three commits; those that were not found what was mended in between.',
  },
];
