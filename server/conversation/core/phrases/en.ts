import type { AnswerReading } from '../state.ts';
import type { Task } from '../task.ts';
import type { Phrases } from './phrases.ts';
import { understanding } from './understanding.ts';

const marks = { OK: '✅', NOK: '❌', NA: '➖' } as const;

const quoted = (text: string) => (text ? ` – ${text}` : '');

function limits(task: Task): string {
  const unit = task.unit ? ` ${task.unit}` : '';
  if (task.min !== undefined && task.max !== undefined) return `${task.min} to ${task.max}${unit}`;
  if (task.min !== undefined) return `at least ${task.min}${unit}`;
  return task.max === undefined ? '' : `at most ${task.max}${unit}`;
}

/** A number that the task would take: one with a decimal point, where the limits let it be. */
const example = ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Task) =>
  Math.min(Math.max(7.5, min), max);

/** What was answered, in a few words: `OK`, `7.5 bar`, `Clean`. */
function given(answer: AnswerReading, task: Task): string {
  if (answer.result === 'NA') return 'NA';
  if (typeof answer.value === 'number') return `${answer.value}${task.unit ? ` ${task.unit}` : ''}`;
  if (typeof answer.value === 'string') return answer.value;
  return task.answerType === 'photo' ? 'photo' : answer.result;
}

function mark(answer: AnswerReading): string {
  return answer.outOfLimits ? '⚠️' : marks[answer.result];
}

/** A name before what was answered: `Oil level:`, but `Anything unusual?`. */
const titled = (name: string) => (/[?!.:;？！。：；؟؛।]$/u.test(name) ? name : `${name}:`);

const numbered = (lines: string[]) => lines.map((line, i) => `${i + 1}. ${line}`).join('\n');

const camera = (photos: number) => (photos === 0 ? '' : photos === 1 ? ' 📷' : ` 📷${photos}`);

const photoHint = {
  none: '',
  optional: ' You may add photos.',
  required: ' Add a photo.',
  required_on_nok: ' NOK needs a photo.',
} as const;

function howToAnswer(task: Task): string {
  const photo = photoHint[task.photo];
  switch (task.answerType) {
    case 'ok_nok':
      return `Answer OK, NOK or NA.${photo}`;
    case 'number': {
      const within = limits(task);
      return `Send the number${task.unit ? ` in ${task.unit}` : ''}${within ? ` (${within})` : ''}.${photo}`;
    }
    case 'choice':
      return `Choose one:\n${numbered(task.choices ?? [])}${photo && `\n${photo.trim()}`}`;
    case 'text':
      return `Write your answer.${photo}`;
    case 'photo':
      return 'Send a photo.';
  }
}

export const en: Phrases = {
  understands: understanding('en'),

  greeting: (operator, template, machine) => `👋 Hello ${operator}! *${template}* for *${machine}*:`,
  note: (text) => `📌 Note from your manager: ${text}`,
  goOn: (template, machine) => `▶️ Let's go on with *${template}* for *${machine}*.`,
  takenOver: (operator, template, machine, answered) =>
    `👋 Hello ${operator}! You take over *${template}* for *${machine}*; ${answered === 1 ? 'one question has' : `${answered} questions have`} an answer already.`,
  reminder: (template, machine) => `🔔 A friendly reminder: *${template}* for *${machine}* waits for you.`,
  question: (number, total, taskName) => `📋 Question ${number} of ${total}: ${taskName}`,
  howToAnswer,
  answered: (number, answer, task, photos) =>
    `${mark(answer)} ${number}. ${given(answer, task)}${quoted(answer.remarks)}${camera(photos)}`,
  outsideLimits: (task) => `Outside ${limits(task)}: noted.`,
  changed: (number) => `✏️ Changing question ${number}.`,

  expected: (task) => {
    switch (task.answerType) {
      case 'ok_nok':
        return 'Please answer OK, NOK or NA. A remark may follow: NOK - belt torn. HELP explains more.';
      case 'number':
        return `Please send just the number${task.unit ? ` in ${task.unit}` : ''}, such as ${example(task)}. HELP explains more.`;
      case 'choice':
        return 'Please choose one of the answers, or send its number. HELP explains more.';
      case 'text':
        return 'Please write your answer. HELP explains more.';
      case 'photo':
        return 'Please send a photo. HELP explains more.';
    }
  },
  ambiguousNumber: () =>
    'Is that a decimal comma? Please send the number without thousands marks, such as 1200 or 1.2.',
  tooClose: (number) => `Your answer and question ${number} have crossed. Please answer it once more:`,
  photoWaits: (number, task) =>
    `📷 I have your photo for question ${number}. ${task.answerType === 'ok_nok' ? 'Now answer OK, NOK or NA.' : howToAnswer({ ...task, photo: 'none' })}`,
  photoNeeded: (number, answer, task) =>
    `📷 ${given(answer, task)}${quoted(answer.remarks)}: noted. Question ${number} needs a photo too, please send one.`,
  photoFor: () => '📷 Which question is your photo for?',
  photoForNumber: () => '📷 Which question is your photo for? Please send its number.',
  photoAdded: (number) => `📷 Added to question ${number}.`,
  photoFailed: (number) =>
    `⚠️ Your photo${number === null ? '' : ` for question ${number}`} could not be opened. Please send it again as a reply to this message.`,
  questionNumber: (number) => `Question ${number}`,
  alreadyAnswered: (number, answer, task) =>
    `Question ${number} is already answered: ${given(answer, task)}${quoted(answer.remarks)}. To change it, send EDIT ${number}.`,
  otherChecklist: () =>
    'That belongs to another checklist, so I left everything as it is. STATUS shows where you are.',

  summaryTitle: (template, machine) => `📝 *${template}* for *${machine}*, all answered:`,
  summaryLine: (number, taskName, answer, task, photos) =>
    `${mark(answer)} ${number}. ${titled(taskName)} ${given(answer, task)}${quoted(answer.remarks)}${camera(photos)}`,
  summaryHowTo: () => 'All right? Send CONFIRM. To change an answer, send EDIT and its number.',
  summaryExpected: () =>
    'Please send CONFIRM to finish, or EDIT and a number to change an answer, such as EDIT 3.',
  chooseEdit: () => 'Which answer do you want to change? Pick it, or send EDIT and its number.',
  questionsLeft: (left) => (left === 1 ? 'One question is still open.' : `${left} questions are still open.`),
  noSuchQuestion: (total) => `Please send EDIT and a number from 1 to ${total}.`,
  notYetAnswered: (number) => `Question ${number} is not answered yet; it will come.`,
  firstQuestion: () => 'This is the first question.',

  done: (template, machine) => `🎉 Done! *${template}* for *${machine}* is complete. Thank you.`,
  next: (template, machine) => `Next comes *${template}* for *${machine}*.`,
  status: (number, total, template, machine) =>
    `📍 *${template}* for *${machine}*: you are at question ${number} of ${total}.`,
  statusSummary: (template, machine) =>
    `📍 *${template}* for *${machine}*: all answered, it only wants your CONFIRM.`,
  waiting: (names, total) =>
    `⏳ Waiting after this one: ${total}\n${numbered(names)}\nTo do one of them first, send SWITCH and its number.`,
  onlyWaiting: (names, total) =>
    `⏳ Nothing to answer now. Waiting: ${total}\n${numbered(names)}\nThe first question comes here by itself.`,
  nothingWaiting: () => 'No other checklist is waiting.',
  help: () =>
    [
      'ℹ️ Answer each question by text, by button, or by photo with a caption. OK, NOK or NA; a remark may follow: NOK - belt torn.',
      'BACK asks the question before again, EDIT 3 changes answer 3, STATUS shows where you are, STOP ends the checklist.',
      'To answer about an earlier message, reply to it.',
    ].join('\n'),
  stopQuestion: (template) =>
    `🛑 Stop *${template}*? What you answered is kept. Send YES to stop, NO to go on.`,
  stopped: (template) =>
    `🛑 *${template}* is stopped. What you answered is kept, and your manager can see it.`,
  cancelled: (template, machine) =>
    `🛑 *${template}* for *${machine}* was cancelled by your manager. Nothing more to do.`,
  handedOver: (template, machine) =>
    `🔁 Your manager gave *${template}* for *${machine}* to somebody else. What you answered is kept. Nothing more to do.`,
  fromManager: (by, text) => `💬 ${by}: ${text}`,
  ended: (template, by, reason) =>
    `🛑 ${by} ended *${template}*: ${reason}\nWhat you answered is kept. Nothing more to do for now.`,
  skipped: (number, by, reason) => `⏭️ ${by} skipped question ${number}: ${reason}`,
  askedAnew: (number) => `🔄 Your manager asks question ${number} anew:`,
  saidToManager: (number) =>
    `That reply went to your manager. Question ${number} still waits for its own answer.`,
  perhapsToManager: (number) =>
    `Was that for your manager, or for question ${number}? To be sure, please answer the question once more:`,
  knock: (template, machine) => `${template} for ${machine} waits for you. Answer anything to start.`,
  nothingAssigned: () =>
    'You have no checklist to answer now. When there is one, the first question comes here by itself.',
  stranger: () =>
    'Hello! This number sends checklists to machine operators, and yours is not registered. Please ask your manager to add it.',

  buttons: {
    confirm: '✅ Confirm',
    edit: '✏️ Edit',
    editNumber: (number) => `✏️ Edit ${number}`,
    stop: '🛑 Stop',
    goOn: '▶️ Go on',
    choose: 'Choose',
    doFirst: 'Do one first',
  },
};
