import type { Promised } from '../promise.ts';

export const access: Promised[] = [
  {
    id: 'H5',
    promise: 'Each route lets in exactly whom it should, and each field too.',
    pass: 'every route of the router × every actor × own, foreign and unknown ids: 0 unexpected successes, a foreign id is 404; a route that nobody declared fails the test; fields that are not for the caller change nothing',
    tests: [{ file: 'server/test/access.security.test.ts' }, { file: 'server/test/access.journey.test.ts' }],
    gap: 'There is one site and there are no organisations: people of one role may see the same things, so foreign ids are those of other people’s sessions, ids of another kind and ids that nobody has.',
  },
  {
    id: 'H6',
    promise: 'Nothing of operation is public, and the first start is safe.',
    pass: 'no default login, the link for setting up works once, metrics for loopback or token only; no maps, dotfiles or stack traces; at most 5 guesses of a code',
    tests: [
      { file: 'server/test/fresh-install.security.test.ts' },
      { file: 'server/accounts/claim.journey.test.ts' },
      { file: 'server/accounts/own-totp.journey.test.ts' },
      { file: 'server/monitoring/monitoring.journey.test.ts' },
    ],
    gap: 'The password that is printed at the first start is good for one claim and for seven days, not for an hour: who comes back after a weekend is not locked out. When it has run out, the next start prints a fresh one.',
  },
  {
    id: 'H7',
    promise: 'The chat is authorised too.',
    pass: 'buttons and quotes of others, archived operators, keywords: 0 reads, 0 writes, and it is on record',
    tests: [{ file: 'server/conversation/trespass.journey.test.ts' }],
  },
];
