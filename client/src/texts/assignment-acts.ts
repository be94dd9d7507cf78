import type { TextsOf } from './use-texts.ts';

const en = {
  actions: (template: string, operator: string) => `Actions for ${template}, ${operator}`,
  start: 'Start',
  sendAgain: 'Send again',
  startFailed: 'It could not be sent',
  remind: 'Remind now',
  change: 'Change due time or note',
  reassign: 'Give to another operator',
  cancel: 'Cancel assignment',
  back: 'Back',

  remindTitle: (operator: string) => `Remind ${operator}?`,
  remindText: (number: number, total: number) =>
    `Question ${number} of ${total} is asked once more on WhatsApp, with a reminder. What was answered stays as it is.`,
  remindSummary: 'The operator is asked once more to confirm the answers.',
  remindConfirm: 'Send reminder',

  changeTitle: 'Due time and note',
  due: 'Due',
  dueHint: (timeZone: string) => `Time of the site (${timeZone}). Empty: no due time.`,
  note: 'Note for the operator',
  noteHint: 'Comes with the first question. Whoever has read that already is not told of a change.',
  save: 'Save',
  nowTitle: 'What it says now',
  nowDue: (due: string) => `Due: ${due}`,
  noDue: 'no due time',
  nowNote: (note: string) => `Note: ${note}`,
  noNote: 'none',
  takeTheirs: 'Use what it says now',
  saveMine: 'Save mine over it',

  reassignTitle: 'Give to another operator',
  reassignText: (operator: string, answered: number) =>
    answered === 0
      ? `${operator} is told on WhatsApp; the other one is asked from the first question on.`
      : `${operator} is told on WhatsApp. The ${answered === 1 ? 'answer so far is' : `${answered} answers so far are`} kept, and the other one goes on from there.`,
  newOperator: 'New operator',
  sameOperator: 'It is with this operator already. Choose another one.',
  missing: 'Choose an operator',
  reason: 'Reason (optional)',
  reassignReasonHint: 'Kept in the audit log.',
  reassignConfirm: 'Hand over',

  cancelTitle: 'Cancel this assignment?',
  cancelText: (operator: string) =>
    `${operator} is told on WhatsApp. The answers so far are kept and stay readable.`,
  cancelReasonHint: 'Shown with the assignment.',
  cancelConfirm: 'Cancel assignment',
  keep: 'Keep it',
};

/** What a manager does with one assignment. */
export const assignmentActsTexts: TextsOf<typeof en> = { en };
