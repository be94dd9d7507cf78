import { DUE_SOON_MINUTES, type JobGroup, SILENT_MINUTES } from '../../../shared/contracts/today.ts';
import type { TextsOf } from './use-texts.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** `5 min`, `1 h 20 min`, `7 h`, `3 days`. */
function span(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  const rest = minutes % 60;
  return hours < 3 && rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
}

interface TodayTexts {
  title: string;
  lead: string;
  asOf: string;
  refreshFailed: string;
  assign: string;
  numbers: string;
  filters: Record<'overdue' | 'at_risk' | 'stuck' | 'in_progress' | 'waiting' | 'done', string>;
  groups: Record<JobGroup, string>;
  groupHints: Record<JobGroup, string>;
  jobs: (n: number) => string;
  showGroup: (n: number) => string;
  showAll: string;
  emptyTitle: string;
  emptyText: string;
  emptyFilterTitle: string;
  emptyFilterText: string;
  states: Record<
    | 'not_started'
    | 'waiting'
    | 'active'
    | 'to_confirm'
    | 'undelivered'
    | 'expired'
    | 'stopped'
    | 'completed'
    | 'cancelled',
    string
  >;
  hints: TodayTexts['states'];
  open: (template: string, machine: string) => string;
  noSubmission: string;
  actions: (template: string, operator: string) => string;
  progress: (done: number, total: number) => string;
  progressLabel: (done: number, total: number) => string;
  lastAnswer: (minutes: number) => string;
  asked: (minutes: number) => string;
  assigned: string;
  updated: string;
  completed: string;
  late: (minutes: number) => string;
  doneLate: (minutes: number) => string;
  dueIn: (minutes: number) => string;
  due: string;
  note: string;
  notGood: (n: number) => string;
  notGoodHint: string;
  nok: {
    title: string;
    none: string;
    jump: (n: number) => string;
    outOfLimits: string;
    loadFailed: string;
    open: (task: string, machine: string) => string;
    photo: (task: string) => string;
    photoPending: string;
    photoFailed: string;
    morePhotos: (n: number) => string;
  };
}

export const todayTexts: TextsOf<TodayTexts> = {
  en: {
    title: 'Today',
    lead: 'Every open checklist and what was done today, live.',
    asOf: 'As of',
    refreshFailed: 'This could not be refreshed just now',
    assign: 'Assign checklist',
    numbers: 'Show only',
    filters: {
      overdue: 'Overdue',
      at_risk: 'At risk',
      stuck: 'Undelivered, expired',
      in_progress: 'In progress',
      waiting: 'Waiting in line',
      done: 'Done today',
    },
    groups: {
      overdue: 'Overdue',
      undelivered: 'Undelivered',
      expired: 'Expired or stopped',
      at_risk: 'At risk',
      in_progress: 'In progress',
      waiting: 'Waiting in line',
      done: 'Done today',
    },
    groupHints: {
      overdue: 'Open and past the due time.',
      undelivered: 'The last message did not reach the operator.',
      expired: 'No conversation runs. The answers so far are kept; send it again to go on.',
      at_risk: `Due within ${DUE_SOON_MINUTES} minutes, or no answer for ${SILENT_MINUTES} minutes.`,
      in_progress: 'The operator is answering on WhatsApp.',
      waiting: 'Starts by itself when the operator’s current checklist ends.',
      done: 'All questions answered and confirmed today.',
    },
    jobs: (n) => count(n, 'checklist', 'checklists'),
    showGroup: (n) => `Show all ${n}`,
    showAll: 'Show everything',
    emptyTitle: 'Nothing is open, and nothing was done today',
    emptyText: 'Assign a checklist, and the operator gets the first question on WhatsApp at once.',
    emptyFilterTitle: 'Nothing here right now',
    emptyFilterText: 'It fills by itself when that changes.',
    states: {
      not_started: 'Not started',
      waiting: 'Waiting in line',
      active: 'Active',
      to_confirm: 'Waits for CONFIRM',
      undelivered: 'Not delivered',
      expired: 'Expired',
      stopped: 'Stopped',
      completed: 'Completed',
      cancelled: 'Cancelled',
    },
    hints: {
      not_started: 'No conversation runs. Start it to send the first question.',
      waiting: 'Starts by itself when the operator’s current checklist ends.',
      active: 'The operator is answering on WhatsApp.',
      to_confirm: 'All questions are answered. The operator has yet to send CONFIRM.',
      undelivered: 'The last message did not reach the operator.',
      expired: 'No answer in time. The answers so far are kept; send it again to go on.',
      stopped:
        'The operator or a manager has ended the chat. The answers so far are kept; send it again to go on.',
      completed: 'All questions are answered and confirmed.',
      cancelled: 'Called off. The answers so far are kept.',
    },
    open: (template, machine) => `Open ${template}, ${machine}`,
    noSubmission: 'Nothing to open yet',
    actions: (template, operator) => `Actions for ${template}, ${operator}`,
    progress: (done, total) => `${done} of ${total}`,
    progressLabel: (done, total) => `${done} of ${count(total, 'question', 'questions')} answered`,
    lastAnswer: (minutes) => (minutes < 1 ? 'Answered just now' : `Last answer ${span(minutes)} ago`),
    asked: (minutes) => (minutes < 1 ? 'Asked just now' : `Asked ${span(minutes)} ago`),
    assigned: 'Assigned',
    updated: 'Updated',
    completed: 'Completed',
    late: (minutes) => (minutes < 1 ? 'Due now' : `${span(minutes)} late`),
    doneLate: (minutes) => `${span(minutes)} late`,
    dueIn: (minutes) => `Due in ${span(minutes)}`,
    due: 'Due',
    note: 'Note',
    notGood: (n) => `${n} NOK`,
    notGoodHint: 'Answers that are NOK or out of limits',
    nok: {
      title: 'NOK answers today',
      jump: (n) => `See ${count(n, 'NOK answer', 'NOK answers')} of today`,
      none: 'Nothing is NOK or out of limits today.',
      outOfLimits: 'Out of limits',
      loadFailed: 'The NOK answers could not be loaded',
      open: (task, machine) => `Open ${task}, ${machine}`,
      photo: (task) => `Photo for: ${task}`,
      photoPending: 'Photo is being fetched',
      photoFailed: 'Photo could not be fetched',
      morePhotos: (n) => `${n} more`,
    },
  },
};
