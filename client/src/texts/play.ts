import type { TextsOf } from './use-texts.ts';

interface Words {
  title: string;
  lead: string;
  contact: string;
  chat: string;
  says: string;
  answers: string;
  placeholder: string;
  send: string;
  photo: string;
  photoSent: string;
  restart: string;
  question: (number: number, total: number) => string;
  summary: string;
  completed: string;
  stopped: string;
  full: string;
  emptyTitle: string;
  emptyText: string;
  unfinished: (n: number) => string;
  untitled: string;
  machine: string;
  operator: string;
  pictureAlt: string;
  list: string;
  showChat: string;
  view: string;
  reference: {
    label: string;
    hint: string;
    drop: string;
    replace: string;
    remove: string;
    uploading: string;
    alt: (task: string) => string;
    notOne: string;
    tooLarge: string;
    noPicture: string;
  };
}

/** The preview that can be played, and the reference pictures of tasks. */
export const playTexts: TextsOf<Words> = {
  en: {
    title: 'Try it as the operator',
    lead: 'Answer as the operator would. Nothing is sent or kept.',
    contact: 'Checklists',
    chat: 'Chat of the preview',
    says: 'Kinto says',
    answers: 'You answer',
    placeholder: 'Message',
    send: 'Send',
    photo: 'Send a photo',
    photoSent: 'A photo',
    restart: 'Start again',
    question: (number, total) => `Question ${number} of ${total}`,
    summary: 'Waiting for CONFIRM',
    completed: 'Completed',
    stopped: 'Stopped by the operator',
    full: 'This is as long as a preview gets.',
    emptyTitle: 'Nothing to play yet',
    emptyText: 'Name a task, and its question appears here.',
    unfinished: (n) =>
      n === 1
        ? '1 task is not finished and left out here.'
        : `${n} tasks are not finished and left out here.`,
    untitled: 'New checklist',
    machine: 'Machine',
    operator: 'Operator',
    pictureAlt: 'Reference picture of this question',
    list: 'Choose an answer',
    showChat: 'Try the chat',
    view: 'How to look at this checklist',
    reference: {
      label: 'Reference picture',
      hint: 'Shows what it should look like. The operator gets it with the question.',
      drop: 'Choose a picture, or drop it here',
      replace: 'Replace',
      remove: 'Remove',
      uploading: 'Uploading…',
      alt: (task) => `Reference picture: ${task}`,
      notOne: 'One picture at a time.',
      tooLarge: 'The picture is larger than 10 MB.',
      noPicture: 'This is not a picture that can be used: JPEG, PNG, WebP, GIF or AVIF.',
    },
  },
};
