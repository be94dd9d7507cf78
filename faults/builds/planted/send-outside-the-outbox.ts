import type { PlantedBug } from './planted-bug.ts';

export const sendOutsideTheOutbox: PlantedBug = {
  name: 'send outside the outbox',
  without:
    'What a transaction wants sent is looked for until it is sent; without this it is sent after the commit, straight, or never.',
  caughtBy: ['I9', 'I10', 'I11'],
  patches: [
    {
      file: 'server/messages/outbox.ts',
      find: 'const find = async () => (pauses.isPaused() ? [] : personsDue(deps.db));',
      put: 'const find = async () => [];',
    },
  ],
};
