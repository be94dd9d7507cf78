import type { Promised } from '../promise.ts';

export const order: Promised[] = [
  {
    id: 'B1',
    promise: 'The messages of one operator act one after another; albums and reordering do no harm.',
    pass: '100 operators with albums of 10 photos, shuffled by 5 s: positions without a gap, answers in the order of the questions; core, model and database equal in 500 of 500 random schedules',
    tests: [
      { file: 'server/messages/albums.load.test.ts' },
      { file: 'server/conversation/model.load.test.ts' },
      { file: 'server/conversation/model.journey.test.ts' },
      { file: 'server/conversation/core/managers.test.ts' },
      { file: 'server/conversation/core/properties.test.ts' },
      { file: 'server/conversation/races.journey.test.ts' },
      { file: 'server/messages/disorder.journey.test.ts' },
    ],
  },
  {
    id: 'B2',
    promise: 'What a manager edits never corrupts a running checklist.',
    pass: '100 operators answer while questions are moved, edited and deleted, operators archived and assignments cancelled: every answer keeps the version of its template, 0 answers of 5xx, 0 orphans',
    tests: [
      { file: 'server/templates/edits-while-answering.load.test.ts' },
      {
        file: 'server/conversation/life-of-a-session.journey.test.ts',
        name: 'A running conversation keeps the questions that it started with',
      },
      { file: 'server/conversation/races.journey.test.ts', name: 'Cancelling while answers come in' },
    ],
  },
  {
    id: 'B3',
    promise: 'What is due happens once, whichever process wakes.',
    pass: '1,000 sessions due in the same minute, four processes, two of them killed midway: exactly 1,000 reminders, 1,000 expiries, 1,000 starts of the next in line',
    tests: [
      { file: 'server/conversation/due-at-once.faults.test.ts' },
      { file: 'server/conversation/due-at-once.journey.test.ts', name: 'What is due for many at once' },
    ],
    gap: 'There are no schedules in the product; this is the nearest promise: reminders, expiries and the start of the next in line. At most 500 sessions are tended in a minute, so a thousand take two.',
  },
  {
    id: 'B4',
    promise: 'No transaction waits for the network, and none deadlocks.',
    pass: 'with a Cloud API that takes 10 s for each call, the oldest transaction idle in between is younger than 250 ms, and there are 0 deadlocks; no call of the Cloud API stands inside a transaction, nor does a query past it',
    tests: [
      { file: 'server/conversation/slow-network.load.test.ts' },
      { file: 'server/db/transactions.test.ts' },
    ],
  },
];
