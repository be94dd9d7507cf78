import type { ChatAct } from '../features/conversations/api/act.ts';
import type { ConversationFilter } from '../features/conversations/conversation-filter.ts';
import type { TextsOf } from './use-texts.ts';

interface ActTexts {
  button: string;
  title: (question: number, operator: string) => string;
  text: (operator: string) => string;
  reasonHint: string;
  confirm: string;
}

interface ConversationsTexts {
  title: string;
  filter: string;
  filters: Record<'running' | ConversationFilter, string>;
  search: string;
  searchHint: string;
  list: string;
  more: string;
  needsYou: string;
  you: string;
  photo: string;
  question: (number: number, total: number) => string;
  allAnswered: string;
  notBegun: string;
  writeUntil: string;
  empty: Record<'running' | ConversationFilter | 'search', { title: string; text: string }>;
  choose: string;
  chooseText: string;
  back: string;
  missing: string;
  missingText: string;
  submission: string;
  operator: string;
  acts: string;
  chat: string;
  chatEmpty: string;
  chatEmptyText: string;
  newest: string;
  write: string;
  placeholder: (operator: string) => string;
  send: string;
  keys: string;
  windowUntil: string;
  asTemplate: (operator: string) => string;
  cannot: {
    role: string;
    window: (operator: string) => string;
    waiting: string;
    over: string;
  };
  remind: string;
  reminded: (operator: string) => string;
  reason: string;
  keep: string;
  act: Record<ChatAct, ActTexts>;
}

/** The words of the conversations' pages. */
export const conversationsTexts: TextsOf<ConversationsTexts> = {
  en: {
    title: 'Conversations',
    filter: 'Which conversations',
    filters: {
      running: 'Running',
      stuck: 'Need a person',
      waiting: 'In line',
      expired: 'Expired',
      completed: 'Completed',
      cancelled: 'Stopped',
    },
    search: 'Search conversations',
    searchHint: 'Operator, number, machine or template',
    list: 'Conversations, the one that moved last first',
    more: 'Show more',
    needsYou: 'Needs a person',
    you: 'Kinto:',
    photo: '📷 Photo',
    question: (number, total) => `Question ${number} of ${total}`,
    allAnswered: 'All answered, waits for CONFIRM',
    notBegun: 'Nothing asked yet',
    writeUntil: 'write until',
    empty: {
      running: {
        title: 'No conversation is running',
        text: 'When a checklist is assigned, its chat with the operator appears here.',
      },
      stuck: { title: 'Nothing needs you', text: 'Every running conversation goes on by itself.' },
      waiting: {
        title: 'No checklist waits in line',
        text: 'Each operator has one running conversation at most.',
      },
      expired: {
        title: 'No conversation has expired',
        text: 'Chats that nobody answers in time are listed here.',
      },
      completed: { title: 'Nothing is completed yet', text: 'Chats that came to their end are listed here.' },
      cancelled: { title: 'No conversation was stopped', text: 'Chats that somebody ended are listed here.' },
      search: { title: 'Nothing found', text: 'No conversation in this list has these words.' },
    },
    choose: 'Choose a conversation',
    chooseText: 'You see what was said, write to the operator, and help when something is stuck.',
    back: 'All conversations',
    missing: 'This conversation is not here',
    missingText: 'It may have been deleted. The submission keeps what was answered.',
    submission: 'Submission',
    operator: 'Operator',
    acts: 'What you can do',
    chat: 'Chat',
    chatEmpty: 'Nothing was said yet',
    chatEmptyText: 'The first question goes out when it is this checklist’s turn.',
    newest: 'New messages',
    write: 'Write to the operator',
    placeholder: (operator) => `Write to ${operator}`,
    send: 'Send',
    keys: 'Enter sends, Shift and Enter begin a new line.',
    windowUntil: 'You can write until',
    asTemplate: (operator) =>
      `${operator} has not written in the last 24 hours: your words go out as the site’s message template.`,
    cannot: {
      role: 'Managers can write here.',
      window: (operator) =>
        `${operator} has not written in the last 24 hours, so WhatsApp would not deliver a message. With a message template in the settings you could write.`,
      waiting: 'This checklist waits in line. Write into the conversation that is running.',
      over: 'This conversation has ended.',
    },
    remind: 'Remind',
    reminded: (operator) => `${operator} was reminded.`,
    reason: 'Reason',
    keep: 'Back',
    act: {
      skip: {
        button: 'Skip question',
        title: (question) => `Skip question ${question}?`,
        text: (operator) =>
          `It is answered NA with your reason as remark. ${operator} reads the reason with the next question, and may still change the answer.`,
        reasonHint: 'The operator reads it, and it stands in the submission.',
        confirm: 'Skip question',
      },
      askAgain: {
        button: 'Ask anew',
        title: (question) => `Ask question ${question} anew?`,
        text: (operator) =>
          `For when it is stuck: what ${operator} half answered is dropped, photos stay with the question, and it is asked once more.`,
        reasonHint: 'It is kept in the audit log.',
        confirm: 'Ask anew',
      },
      end: {
        button: 'End chat',
        title: (_question, operator) => `End the chat with ${operator}?`,
        text: (operator) =>
          `${operator} is told, and the next checklist in line starts. The answers are kept, and you can send it on its way again.`,
        reasonHint: 'The operator reads it.',
        confirm: 'End chat',
      },
    },
  },
};
