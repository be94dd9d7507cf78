import type { PlantedBug } from './planted-bug.ts';

export const acknowledgeBeforeCommit: PlantedBug = {
  name: 'acknowledge before commit',
  without: 'Meta gets its 200 when what it brought is committed.',
  caughtBy: ['I1', 'I9'],
  patches: [
    { file: 'server/messages/webhook-router.ts', find: 'response.sendStatus(200);', put: '' },
    {
      file: 'server/messages/webhook-router.ts',
      find: 'await deps.receiver.receive(',
      put: 'response.sendStatus(200);\n    await deps.receiver.receive(',
    },
  ],
};
