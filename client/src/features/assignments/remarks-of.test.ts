import { expect, test } from 'vitest';
import type { AssignmentCheck } from '../../../../shared/contracts/assignments.ts';
import { pairUp } from './pair-up.ts';
import { remarksOf } from './remarks-of.ts';

const asha = { id: 1, label: 'Asha' };
const ravi = { id: 2, label: 'Ravi' };
const fillers = [
  { id: 11, label: 'Filler 1' },
  { id: 12, label: 'Filler 2' },
];
const pairs = pairUp([asha, ravi], fillers, 'each');
const idle = { archived: false, running: null, waiting: 0, reach: 'open' as const, failure: null };
const check = (more: Partial<AssignmentCheck> = {}): AssignmentCheck => ({
  templateArchived: false,
  archivedMachineIds: [],
  operators: [
    { operatorId: 1, ...idle },
    { operatorId: 2, ...idle },
  ],
  open: [],
  ...more,
});
const all = (given?: AssignmentCheck) => Object.fromEntries(remarksOf(pairs, given));

test('free operators are asked at once, and their second checklist waits for the first', () => {
  expect(all(check())).toEqual({
    '1-11': [],
    '2-11': [],
    '1-12': [{ kind: 'waits', behind: 1 }],
    '2-12': [{ kind: 'waits', behind: 1 }],
  });
});

test('busy ones put all of theirs behind', () => {
  const running = { templateName: 'x', machineName: 'y' };
  const busy = check({ operators: [{ operatorId: 1, ...idle, running, waiting: 2 }] });
  expect(all(busy)).toMatchObject({ '1-11': [{ behind: 3 }], '1-12': [{ behind: 4 }], '2-11': [] });
});

test('what is open for the machine, whoever has it, and who cannot be reached, and what is archived', () => {
  const open = ['Asha', 'Meera', 'Asha'].map((operatorName, i) => ({
    assignmentId: `a${i}`,
    machineId: 11,
    operatorId: i,
    operatorName,
  }));
  const found = all(
    check({
      open,
      archivedMachineIds: [12],
      operators: [{ operatorId: 1, ...idle, archived: true, reach: 'failed', failure: 'No WhatsApp.' }],
    }),
  );
  expect(found['1-11']).toEqual([
    { kind: 'archived_operator' },
    { kind: 'open', operators: ['Asha', 'Meera'] },
    { kind: 'failed', reason: 'No WhatsApp.' },
  ]);
  expect(found['2-12']).toEqual([{ kind: 'archived_machine' }, { kind: 'waits', behind: 1 }]);
});

test('nothing is said before it is known', () => {
  expect(all()).toEqual({ '1-11': [], '2-11': [], '1-12': [], '2-12': [] });
});
