import type { IncomingContent, Quoted } from '../incoming.ts';
import type { Task } from '../task.ts';
import { type Chat, sessionId } from './chat.ts';
import { onPhone } from './on-phone.ts';

/** What the operator does next, after a pause: the numbers are chance, and mean what the kind makes of them. */
export interface Act {
  kind: ActKind;
  pauseMs: number;
  latencyMs: number;
  again: boolean;
  pick: number;
}

export const actKinds = [
  'answer',
  'press',
  'caption',
  'photo',
  'album',
  'photo and text',
  'text and photo',
  'double tap',
  'change of mind',
  'quote',
  'old button',
  'more words',
  'nonsense',
  'help',
  'status',
  'edit',
  'back',
  'stop',
  'confirm',
  'voice note',
  'reaction',
] as const;
export type ActKind = (typeof actKinds)[number];

/** What a message is about; without it, what had reached the phone when it was sent. */
export interface To {
  quoted?: Quoted;
  meant?: number | null;
}
export type Send = (sentMs: number, act: Act, content: IncomingContent, to?: To) => void;

const text = (words: string): IncomingContent => ({ kind: 'text', text: words });
const photo = (caption: string | null = null): IncomingContent => ({ kind: 'photo', caption });

/** An answer to the question that is on the phone, in one of many ways. */
function wordsFor(task: Task | undefined, pick: number): string {
  const ways = {
    ok_nok: ['OK', `NOK - torn ${pick}`, 'no', '👍', 'NA', `ok, part ${pick}`],
    number: ['7', '6,5 bar', `9.1 - gauge ${pick}`, 'na'],
    choice: ['1', '2', '3 - worn'],
    text: [`Lot ${pick}`, `ok ${pick}`],
    photo: ['here'],
  };
  const some = ways[task?.answerType ?? 'ok_nok'];
  return some[pick % some.length] ?? 'OK';
}

export function perform(act: Act, now: number, chat: Chat, tasks: Task[], send: Send): void {
  const prompt = onPhone(chat, now);
  if (!prompt) return;
  const shown = prompt.say.taskIndex;
  const task = shown === null ? undefined : tasks[shown];
  const words = wordsFor(task, act.pick);
  const soon = { ...act, latencyMs: act.latencyMs + 100 };
  switch (act.kind) {
    case 'answer':
      send(now, act, text(words));
      return;
    case 'caption':
      send(now, act, photo(words));
      return;
    case 'photo':
      send(now, act, photo());
      return;
    case 'album':
      for (let i = 0; i < 3; i++) send(now + i * 150, act, photo(i === act.pick % 4 ? words : null));
      return;
    case 'photo and text':
      send(now, act, photo());
      send(now + 400, act, text(words));
      return;
    case 'text and photo':
      send(now, act, text(words));
      send(now + 400, soon, photo());
      return;
    case 'double tap':
      send(now, act, text(words));
      send(now + 60, act, text(words));
      return;
    case 'change of mind':
      send(now, act, text(words));
      send(now + 900, act, text(wordsFor(task, act.pick + 1)));
      return;
    case 'press':
    case 'old button':
      press(act, now, chat, send);
      return;
    case 'quote':
      quote(act, now, chat, tasks, send);
      return;
    case 'more words':
      send(now, act, text(words));
      send(now + 200, act, text(`near the pump ${act.pick}`));
      return;
    case 'nonsense':
      send(now, act, text('what is this?'));
      return;
    case 'help':
    case 'status':
    case 'back':
    case 'stop':
    case 'confirm':
      send(now, act, text(act.kind.toUpperCase()));
      return;
    case 'edit':
      send(now, act, text(`EDIT ${(act.pick % tasks.length) + 1}`));
      return;
    case 'voice note':
      send(now, act, { kind: 'other', what: 'voice note' });
      return;
    case 'reaction':
      send(now, act, { kind: 'silent', what: 'reaction' });
      return;
  }
}

/** A button of a question on the phone: of the newest, or of any. */
function press(act: Act, now: number, chat: Chat, send: Send): void {
  const there = chat.messages.filter(
    (m) => m.say.as === 'question' && m.deliveredAt <= now && (m.say.content.buttons ?? m.say.content.list),
  );
  const message = act.kind === 'press' ? there.at(-1) : there[act.pick % Math.max(1, there.length)];
  const options = [...(message?.say.content.buttons ?? []), ...(message?.say.content.list?.rows ?? [])];
  const option = options[act.pick % Math.max(1, options.length)];
  if (message && option)
    send(now, act, { kind: 'press', id: option.id, title: option.title }, { meant: message.say.taskIndex });
}

function quote(act: Act, now: number, chat: Chat, tasks: Task[], send: Send): void {
  const there = chat.messages.filter((m) => m.say.as === 'question' && m.deliveredAt <= now);
  const taskIndex = there[act.pick % Math.max(1, there.length)]?.say.taskIndex;
  if (taskIndex === null || taskIndex === undefined) return;
  const quoted = { kind: 'question', sessionId, taskIndex } as const;
  const words = wordsFor(tasks[taskIndex], act.pick);
  send(now, act, act.pick % 3 === 0 ? photo(act.pick % 2 ? words : null) : text(words), {
    quoted,
    meant: taskIndex,
  });
}

/** Does what the phone asks for. */
export function obey(act: Act, now: number, chat: Chat, tasks: Task[], send: Send): void {
  const shown = onPhone(chat, now)?.say;
  const task = tasks[shown?.taskIndex ?? -1];
  if (chat.state.step === 'stopping') send(now, act, text('NO'), { meant: null });
  else if (shown?.as === 'summary') send(now, act, text('CONFIRM'));
  // A photo brings nothing on where words are wanted, nor words where a photo is.
  else if (chat.state.draft || task?.answerType === 'photo') send(now, act, photo());
  else send(now, act, text(wordsFor(task, act.pick)));
}
