import type { PlantedBug } from './planted-bug.ts';

export const swallowErrors: PlantedBug = {
  name: 'swallow errors',
  without: 'A webhook that could not be stored gets no 200, so that Meta comes again.',
  caughtBy: ['I1', 'I9'],
  patches: [
    {
      file: 'server/messages/webhook-router.ts',
      find: `});
    response.sendStatus(200);`,
      put: `}).catch(() => {});
    response.sendStatus(200);`,
    },
  ],
};
