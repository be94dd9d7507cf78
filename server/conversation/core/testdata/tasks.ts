import type { Task } from '../task.ts';

/** Questions to make checklists of in tests; each kind of answer and each rule for photos is among them. */
export const tasks = {
  oil: {
    taskName: 'Check oil level',
    verificationCriteria: 'Between MIN and MAX',
    answerType: 'ok_nok',
    photo: 'optional',
  },
  belt: { taskName: 'Belt tension', answerType: 'ok_nok', photo: 'required_on_nok' },
  guard: { taskName: 'Guards and interlocks', answerType: 'ok_nok', photo: 'required' },
  leaks: { taskName: 'No leaks', answerType: 'ok_nok', photo: 'none' },
  pressure: { taskName: 'Feed pressure', answerType: 'number', photo: 'none', unit: 'bar', min: 6, max: 8 },
  tds: { taskName: 'TDS of raw water', answerType: 'number', photo: 'optional', unit: 'ppm' },
  gauge: { taskName: 'Gauge', answerType: 'number', photo: 'required', unit: 'bar' },
  filter: {
    taskName: 'Filter',
    answerType: 'choice',
    photo: 'none',
    choices: ['Clean', 'Slightly dirty', 'Dirty'],
  },
  shift: {
    taskName: 'Shift',
    answerType: 'choice',
    photo: 'none',
    choices: ['First', 'Second', 'Third', 'Regular'],
  },
  batch: { taskName: 'Batch code', answerType: 'text', photo: 'optional' },
  nozzle: {
    taskName: 'Nozzles clean',
    verificationCriteria: 'As in the picture',
    answerType: 'ok_nok',
    photo: 'none',
    referencePicture: 'reference-nozzles.jpg',
  },
  plate: { taskName: 'Type plate', answerType: 'photo', photo: 'required' },
} as const satisfies Record<string, Task>;

export type TaskKey = keyof typeof tasks;
