import type { Decision } from '../decision.ts';
import type { PromptFacts } from '../facts.ts';
import type { Incoming } from '../incoming.ts';
import { reached } from '../reached.ts';
import type { State } from '../state.ts';
import type { Task } from '../task.ts';
import { type Act, obey, perform, type Send, type To } from './acts.ts';
import { type Chat, type Network, newChat, type OurMessage, promptAt, wholeSeconds } from './chat.ts';
import { onPhone } from './on-phone.ts';
import { tasks as known, type TaskKey } from './tasks.ts';

/** How one of our messages fares; taken in turn. */
export interface Fate {
  acceptMs: number;
  deliverMs: number;
  /** How long after the delivery its status reaches us; `null`: never. */
  statusMs: number | null;
  fails: boolean;
}

/** A message of the operator's and what became of it. */
export interface Sent {
  incoming: Incoming;
  /** The question that had reached the phone when it was sent, or that it quotes or presses; `null` when it was none. */
  meant: number | null;
  before: State;
  decision: Decision;
  /** Whether honest timing cannot tell which question had reached the phone when it was sent. */
  untellable: boolean;
  /** Whether such a message was taken for another question before, so that the last answer is not what the operator thinks. */
  muddled: boolean;
  /** Whether its question was asked once more after it was sent: what came of it is plain to see then. */
  askedSince: boolean;
}

interface Timer {
  at: number;
  run(): void;
}

const START = 1_790_000_000_000;
/** Longer than any message travels: who gives a command that moves about waits until all is quiet. */
const QUIET_MS = 8_000;

/** An operator with a phone, who answers what is on it, with all that a bad network does to it; and then obeys to the end. */
export function live(
  keys: TaskKey[],
  acts: Act[],
  fates: Fate[],
): { chat: Chat; sent: Sent[]; tasks: Task[] } {
  const tasks: Task[] = keys.map((key) => known[key]);
  const timers: Timer[] = [];
  const sent: Sent[] = [];
  const seenIds = new Set<string>();
  let count = 0;
  let calm = false;
  const unsteady = fates.some((f) => f.fails || f.statusMs === null || f.statusMs > 500);
  let muddled = false;
  let lastDelivery = START;

  const chat = newChat({
    tasks,
    travel(saidAt): Network {
      const fate = fates[chat.messages.length % fates.length];
      if (calm || !fate) return travelled(saidAt + 100, saidAt + 600, 100);
      const handedAt = saidAt + fate.acceptMs;
      if (fate.fails)
        return { ...travelled(handedAt, Number.POSITIVE_INFINITY, null), failedAt: handedAt + 500 };
      // Meta delivers to one person in order.
      lastDelivery = Math.max(lastDelivery, handedAt + fate.deliverMs);
      return travelled(handedAt, lastDelivery, fate.statusMs);
    },
  });

  const later = (at: number, run: () => void) => {
    timers.push({ at, run });
    timers.sort((a, b) => a.at - b.at);
  };
  const arrive = (incoming: Incoming, sentAt: number, to: To, now: number) => {
    if (seenIds.has(incoming.wamid)) return;
    const meant = to.meant === undefined ? (onPhone(chat, sentAt)?.say.taskIndex ?? null) : to.meant;
    seenIds.add(incoming.wamid);
    const before = chat.state;
    const untellable =
      isUntellable(incoming, promptAt(chat, now), before) ||
      isTooFast(incoming, sentAt, onPhone(chat, sentAt)) ||
      isMovedAbout(meant, before) ||
      (unsteady && isOvertaken(incoming, before));
    const askedSince = chat.messages.some(
      (m) => m.say.prompts && m.say.taskIndex === meant && m.saidAt >= sentAt,
    );
    const decision = chat.handle({ kind: 'message', incoming }, now);
    sent.push({ incoming, meant, before, decision, untellable, muddled, askedSince });
    if (answersAnother(incoming, onPhone(chat, sentAt), decision)) muddled = true;
    if (untellable && isTakenFor(decision).some((taskIndex) => taskIndex !== meant)) muddled = true;
    for (const effect of decision.effects)
      if (effect.kind === 'look-again-at-photo')
        later(now + 45_000, () =>
          chat.handle({ kind: 'photo-waited', photoId: effect.photoId }, now + 45_000),
        );
  };
  const send: Send = (sentMs, act, content, to = {}) => {
    const id = `m${++count}`;
    const receivedAt = sentMs + act.latencyMs;
    const incoming = {
      id,
      wamid: `wamid.${id}`,
      content,
      sentAt: wholeSeconds(sentMs),
      receivedAt: new Date(receivedAt),
      quoted: to.quoted ?? null,
    };
    for (const at of act.again ? [receivedAt, receivedAt + 700] : [receivedAt])
      later(at, () => arrive(incoming, sentMs, to, at));
  };

  chat.handle({ kind: 'start' }, START);
  let now = START + 1_000;
  let quietUntil = 0;
  for (const act of acts) {
    const moves = act.kind === 'edit' || act.kind === 'back' || act.kind === 'stop';
    now = Math.max(now + act.pauseMs, quietUntil) + (moves ? QUIET_MS : 0);
    if (moves) quietUntil = now + QUIET_MS;
    const at = now;
    later(at, () => perform(act, at, chat, tasks, send));
    if (act.kind === 'stop')
      later(at + QUIET_MS / 2, () =>
        send(at + QUIET_MS / 2, act, { kind: 'text', text: 'go on' }, { meant: null }),
      );
  }
  runAll(timers);

  // From here on nothing is in the way, and the operator does what is asked: it must come to its end.
  calm = true;
  for (let round = 0; round < 60 && chat.state.step !== 'ended'; round++) {
    now += 60_000;
    obey({ kind: 'answer', pauseMs: 0, latencyMs: 300, again: false, pick: round }, now, chat, tasks, send);
    runAll(timers);
  }
  return { chat, sent, tasks };
}

function runAll(timers: Timer[]): void {
  for (let next = timers.shift(); next; next = timers.shift()) next.run();
}

function travelled(handedAt: number, deliveredAt: number, statusMs: number | null): Network {
  return {
    handedAt,
    sentKnownAt: handedAt + 150,
    deliveredAt,
    deliveredKnownAt: statusMs === null ? Number.POSITIVE_INFINITY : deliveredAt + statusMs,
    failedAt: Number.POSITIVE_INFINITY,
  };
}

/**
 * Overtaken by an answer that was sent after it: where the status of a question on the way was not there when it was answered, or falls
 * in the same second, nobody knows which of the questions it was sent for.
 */
function isOvertaken({ sentAt }: Incoming, { lastAnswered }: State): boolean {
  return lastAnswered !== null && sentAt <= lastAnswered.sentAt;
}

/** After EDIT or BACK, and before what it asks for is there, words and photos may be for either question. */
function isMovedAbout(meant: number | null, { lastAnswered, answers, taskIndex }: State): boolean {
  return lastAnswered === null && answers.length > 0 && meant !== taskIndex;
}

/**
 * Timestamps of messages and statuses have whole seconds, and a status may not be there yet. Where `reached` can only say "maybe",
 * and where delivery and message fall in the same second, the product cannot know; what it promises then is that nothing is lost, that
 * a photo in doubt is asked about, and that the acknowledgement says which question an answer was taken for.
 */
function isUntellable(
  { content, quoted, sentAt, ...incoming }: Incoming,
  prompt: PromptFacts | null,
  { askedBefore, trail }: State,
): boolean {
  if (quoted?.kind === 'question' || content.kind === 'press') return false;
  const message = { content, quoted, sentAt, ...incoming };
  const inSameSecond = [prompt?.deliveredAt, askedBefore?.deliveredAt, ...trail.map(({ from }) => from)];
  return (
    reached(message, prompt) === 'maybe' ||
    // Asked again before anything was known of the first asking.
    (askedBefore !== null && askedBefore.deliveredAt === null) ||
    inSameSecond.some((time) => time?.getTime() === sentAt.getTime())
  );
}

/** Nobody takes and sends a picture within a second: what such a photo shows, chance cannot say. */
const PHOTO_TAKES_MS = 1_000;

function isTooFast({ content, quoted }: Incoming, sentAt: number, shown: OurMessage | undefined): boolean {
  if (content.kind !== 'photo' || quoted?.kind === 'question') return false;
  return shown !== undefined && sentAt - shown.deliveredAt < PHOTO_TAKES_MS;
}

/** By a button or a quote, a question was answered that is not the one on the phone: "answered last" is not what is seen last. */
function answersAnother(
  { content, quoted }: Incoming,
  shown: OurMessage | undefined,
  { effects }: Decision,
): boolean {
  const pointed = content.kind === 'press' || quoted?.kind === 'question';
  return (
    pointed && effects.some((e) => e.kind === 'record-answer' && e.answer.taskIndex !== shown?.say.taskIndex)
  );
}

const isTakenFor = ({ effects, state, taskIndex }: Decision): (number | null)[] => [
  ...effects.flatMap((e) =>
    e.kind === 'record-answer' ? [e.answer.taskIndex] : e.kind === 'place-photo' ? [e.taskIndex] : [],
  ),
  ...(state.draft ? [taskIndex] : []),
];
