import type { Reach } from '../../../shared/contracts/assignments.ts';
import type { TextsOf } from './use-texts.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const checklists = (n: number) => count(n, 'checklist', 'checklists');

const en = {
  title: 'Assign a checklist',
  lead: 'The first question goes out on WhatsApp at once, or waits in line while the operator is busy.',
  template: 'Checklist template',
  machines: 'Machines',
  operators: 'Operators',
  addMachine: 'Add machine',
  addOperator: 'Add operator',
  questions: (n: number) => count(n, 'question', 'questions'),
  showQuestions: 'Show its questions',
  hideQuestions: 'Hide its questions',

  how: 'When, and what to tell',
  due: 'Due (optional)',
  dueHint: (timeZone: string) => `Time of the site${timeZone && ` (${timeZone})`}.`,
  presets: 'Often used due times',
  preset: {
    hours: () => 'In 2 hours',
    shift: (time: string) => `End of shift, ${time}`,
    today: (time: string) => `Today, ${time}`,
    tomorrow: (time: string) => `Tomorrow, ${time}`,
  },
  note: 'Note for the operators (optional)',
  noteHint: 'Comes with the first question.',
  pairing: 'Who checks what',
  each: (operators: number, machines: number) =>
    `Each operator, each machine: ${operators} × ${machines} = ${checklists(operators * machines)}`,
  oneByOne: (n: number) => `One by one, first with first: ${checklists(n)}`,

  plan: 'What will be assigned',
  planCount: checklists,
  planEmpty: 'Choose a checklist template, machines and operators. What will be assigned appears here.',
  noTemplate: 'Choose a checklist template',
  noMachine: 'Choose a machine or several',
  noOperator: 'Choose an operator or several',
  tooMany: (most: number) => `At most ${most} at a time. Choose fewer, or assign in two goes.`,
  machine: 'Machine',
  operator: 'Operator',
  know: 'Good to know',
  remove: (operator: string, machine: string) => `Leave out ${operator} on ${machine}`,
  leaveOut: 'Leave out',
  leftOut: (n: number) => `${n} left out`,
  takeBack: 'Take them back in',
  submit: (n: number) => (n > 1 ? `Assign ${n} and send` : 'Assign and send'),
  checkFailed: 'Who is busy or out of reach could not be found out. You may assign all the same.',
  templateArchived: 'This checklist template has been archived meanwhile. Choose another one.',

  asksNow: 'Asked at once',
  waits: (behind: number) => `Waits in line behind ${behind}`,
  openWith: (operators: string[]) => `Open already with ${operators.join(', ')}`,
  archived_machine: 'Machine is archived',
  archived_operator: 'Operator is archived',
  reach: {
    template: 'Message template first',
    closed: 'Has not written for a day',
    never_wrote: 'Has never written',
    failed: 'Last message failed',
  } satisfies Record<Exclude<Reach, 'open'>, string>,
  reachWhy: {
    template: () =>
      'Outside the 24 hours after an operator’s last message WhatsApp lets only a message template through. It goes out first; the question follows the operator’s answer.',
    closed: () =>
      'WhatsApp lets us write freely for 24 hours after an operator’s last message. After that a first contact needs a message template, and none is set up: ask these operators to write to us first, or an admin to set one up.',
    never_wrote: () =>
      'A first contact needs a message template, and none is set up. Ask these operators to write to us on WhatsApp first, or an admin to set one up.',
    failed: (reason: string | null) => reason ?? 'The last message to these operators did not arrive.',
  } satisfies Record<Exclude<Reach, 'open'>, (reason: string | null) => string>,

  running: 'Assigning…',
  progress: (done: number, total: number) => `${done} of ${total}`,
  assigned: (n: number) => `${n} assigned.`,
  asked: (n: number) => `${n} asked`,
  waiting: (n: number) => `${n} ${n === 1 ? 'waits' : 'wait'} in line`,
  failed: (n: number) => `${n} could not be assigned`,
  unsure: (n: number) => `${n} without an answer`,
  unsureWhy: 'It may be assigned all the same. Try again: nothing is made twice.',
  outcome: 'Outcome',
  outcomes: {
    waiting: 'Comes next',
    sending: 'Being assigned',
    asked: 'Asked',
    in_line: 'Waits in line',
    failed: 'Not assigned',
    unsure: 'No answer',
  },
  retry: (n: number) => (n === 1 ? 'Try it again' : `Try the ${n} again`),
  backToPlan: 'Change what failed',
  another: 'Assign another',
  toToday: 'See them on Today',

  leaveTitle: 'Assigning is not finished',
  leaveText: 'Checklists that have not been assigned yet are lost when you leave now. The others stay.',
  leave: 'Leave',
  stay: 'Stay here',
};

/** The page where checklists are assigned. */
export const assignTexts: TextsOf<typeof en> = { en };
