import type { PlantedBug } from './planted-bug.ts';

const core = 'server/conversation/core';

export const answerToCurrentQuestion: PlantedBug = {
  name: 'answer to the current question',
  without: 'A button, a quote and the moment at which it was sent say which question a message is for.',
  caughtBy: ['I4'],
  patches: [
    {
      file: `${core}/on-press.ts`,
      find: 'return onAnswer(scene, incoming, press);',
      put: 'return onAnswer(scene, incoming, { ...press, taskIndex: state.taskIndex });',
    },
    {
      file: `${core}/quoted-question.ts`,
      find: "return quoted?.kind === 'question' && quoted.sessionId === sessionId ? quoted.taskIndex : null;",
      put: 'return null;',
    },
    {
      file: `${core}/reached.ts`,
      find: "if (!prompt) return 'no';",
      put: "return 'yes';",
    },
  ],
};
