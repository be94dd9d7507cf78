import type { Decision } from '../decision.ts';
import type { ConversationEvent } from '../event.ts';
import type { IncomingContent, Quoted } from '../incoming.ts';
import { type Chat, type Network, newChat, sessionId, wholeSeconds } from './chat.ts';
import type { Script, Step } from './read-script.ts';
import { tasks } from './tasks.ts';

/** What a message of the operator's needs to reach us, when nothing is in its way. */
const ARRIVES_MS = 400;

export interface Played {
  step: Step;
  decision: Decision | null;
}

/** Plays a script through the conversation, with a phone and a network that behave unless the script says otherwise. */
export function play(script: Script): { chat: Chat; played: Played[] } {
  let deliveryMs = 1_000;
  let nextFails = false;
  const travel = (saidAt: number): Network => {
    const handedAt = saidAt + 200;
    const failed = nextFails;
    nextFails = false;
    const deliveredAt = failed ? Number.POSITIVE_INFINITY : handedAt + deliveryMs;
    return {
      handedAt,
      sentKnownAt: handedAt + 200,
      deliveredAt,
      deliveredKnownAt: deliveredAt + 100,
      failedAt: failed ? handedAt + 500 : Number.POSITIVE_INFINITY,
    };
  };
  const line = script.waiting.map((templateName, i) => ({
    sessionId: `waiting-${i + 1}`,
    templateName,
    machineName: 'Filler 2',
  }));
  const chat = newChat({
    tasks: script.questions.map((key) => tasks[key]),
    note: script.note,
    line,
    travel,
  });
  const photos: string[] = [];
  const played = script.steps.map((step, i): Played => {
    const delivery = /^— delivery takes (\S+)s$/.exec(step.what)?.[1];
    if (delivery) deliveryMs = Number(delivery) * 1_000;
    if (step.what === '— there is no delivery status') deliveryMs = Number.POSITIVE_INFINITY;
    if (step.what === '— the next message fails') nextFails = true;
    const arrives = step.at + step.delay;
    const other = eventOf(step.what, photos) ?? managersAct(step.what, new Date(arrives));
    if (other) return { step, decision: chat.handle(other, arrives) };
    if (step.what.startsWith('— ')) return { step, decision: null };
    const said = messageOf(step.what, chat);
    const id = `m${i + 1}`;
    if (said.content.kind === 'photo') photos.push(id);
    const receivedAt = new Date(arrives + ARRIVES_MS);
    const incoming = { id, wamid: `wamid.${id}`, sentAt: wholeSeconds(step.at), receivedAt, ...said };
    return { step, decision: chat.handle({ kind: 'message', incoming }, receivedAt.getTime()) };
  });
  return { chat, played };
}

function eventOf(what: string, photos: string[]): ConversationEvent | null {
  const nth = (n = '0') => photos[Number(n) - 1] ?? 'none';
  const waited = /^— photo (\d+) has waited$/.exec(what);
  if (waited) return { kind: 'photo-waited', photoId: nth(waited[1]) };
  const failed = /^— photo (\d+) cannot be fetched$/.exec(what);
  if (failed) return { kind: 'photo-failed', photoId: nth(failed[1]), taskIndex: null };
  if (what === '— it starts') return { kind: 'start' };
  if (what === '— its time is over') return { kind: 'expired' };
  if (what === '— the manager cancels it') return { kind: 'cancelled', tell: true };
  return null;
}

function managersAct(what: string, at: Date): ConversationEvent | null {
  const act =
    /^— the manager (?<verb>reminds|ends it|skips|asks again|writes|reassigns)(?: question (?<number>\d+))?(?:: (?<words>.+))?$/.exec(
      what,
    )?.groups;
  const reason = act?.words ?? '';
  const taskIndex = Number(act?.number ?? 0) - 1;
  const by = 'Meera';
  switch (act?.verb) {
    case 'reminds':
      return { kind: 'remind', at };
    case 'ends it':
      return { kind: 'ended-by-manager', by, reason, tell: true };
    case 'skips':
      return { kind: 'skip', taskIndex, by, reason, id: what, at };
    case 'asks again':
      return { kind: 'ask-again', taskIndex };
    case 'writes':
      return { kind: 'manager-message', by, text: reason, at };
    case 'reassigns':
      return { kind: 'reassigned', to: { operatorId: 2, phoneNumber: '+12025550102' }, tell: true };
    default:
      return null;
  }
}

function messageOf(what: string, chat: Chat): { content: IncomingContent; quoted: Quoted | null } {
  const quote =
    /^quotes (?:question (?<number>\d+)|(?<other>another checklist)|(?<manager>the manager)): (?<what>.+)$/s.exec(
      what,
    )?.groups;
  const quoted: Quoted | null = !quote
    ? null
    : quote.manager
      ? { kind: 'manager' }
      : quote.other
        ? { kind: 'question', sessionId: 'another', taskIndex: 0 }
        : { kind: 'question', sessionId, taskIndex: Number(quote.number) - 1 };
  return { content: contentOf(quote?.what ?? what, chat), quoted };
}

function contentOf(what: string, chat: Chat): IncomingContent {
  const said = /^says (.+)$/s.exec(what)?.[1];
  if (said !== undefined) return { kind: 'text', text: said };
  const photo = /^photo(?:: (?<caption>.+))?$/s.exec(what);
  if (photo) return { kind: 'photo', caption: photo.groups?.caption ?? null };
  const press = /^presses (?<title>.+?)(?: on question (?<number>\d+))?$/.exec(what)?.groups;
  if (press?.title === "another checklist's OK")
    return { kind: 'press', id: 'answer|another|0|OK', title: 'OK' };
  if (press) return pressed(chat, press.title ?? '', press.number ? Number(press.number) - 1 : null);
  const silent = /^reacts with (.+)$/.exec(what)?.[1];
  if (silent) return { kind: 'silent', what: 'reaction' };
  const other = /^sends (?:a|an) (.+)$/.exec(what)?.[1];
  if (other) return { kind: 'other', what: other };
  throw new Error(`"${what}" is nothing that an operator does`);
}

/** The newest button or row of that name, of the message that asked that question if one is named. */
function pressed(chat: Chat, title: string, taskIndex: number | null): IncomingContent {
  for (const { say } of chat.messages.toReversed()) {
    if (taskIndex !== null && (say.as !== 'question' || say.taskIndex !== taskIndex)) continue;
    const options = [...(say.content.buttons ?? []), ...(say.content.list?.rows ?? [])];
    const option = options.find((o) => o.title.endsWith(title));
    if (option) return { kind: 'press', id: option.id, title: option.title };
  }
  throw new Error(`there is no button "${title}" to press`);
}
