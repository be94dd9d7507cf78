import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Say } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import type { Facts, PromptFacts, WaitingChecklist } from '../facts.ts';
import { newState, type State } from '../state.ts';
import type { Task } from '../task.ts';

/**
 * One of our messages on its way: when the Cloud API took it, when Meta sent it on, when the phone had it, and when we learn so.
 * Milliseconds; infinity is never.
 */
export interface OurMessage {
  say: Say;
  saidAt: number;
  handedAt: number;
  sentKnownAt: number;
  deliveredAt: number;
  deliveredKnownAt: number;
  failedAt: number;
}

export type Network = Pick<
  OurMessage,
  'handedAt' | 'sentKnownAt' | 'deliveredAt' | 'deliveredKnownAt' | 'failedAt'
>;

/** One conversation with a phone and a network around it, as the shell and Meta would be. */
export interface Chat {
  state: State;
  messages: OurMessage[];
  decisions: Decision[];
  /** Whether the session is asleep, so that the next message wakes it. */
  expired: boolean;
  handle(event: ConversationEvent, now: number): Decision;
}

export const sessionId = '5e551011-0000-4000-8000-000000000001';

export interface Checklist {
  tasks: Task[];
  note?: string | null;
  line?: WaitingChecklist[];
  /** How a message that is said now travels. */
  travel: (saidAt: number) => Network;
}

export function newChat({ tasks, note = null, line = [], travel }: Checklist): Chat {
  const chat: Chat = {
    state: newState(sessionId),
    messages: [],
    decisions: [],
    expired: false,
    handle(event, now) {
      const facts = { ...factsAt(chat, tasks, line, now), note };
      const decision = decide(chat.state, event, facts);
      chat.state = decision.state;
      chat.decisions.push(decision);
      // A reaction wakes nobody.
      if (event.kind === 'message' && event.incoming.content.kind !== 'silent') chat.expired = false;
      for (const effect of decision.effects) {
        if (effect.kind === 'say') chat.messages.push({ say: effect, saidAt: now, ...travel(now) });
        if (effect.kind === 'expire') chat.expired = true;
      }
      return decision;
    },
  };
  return chat;
}

function factsAt(chat: Chat, tasks: Task[], line: WaitingChecklist[], now: number): Facts {
  return {
    tasks,
    templateName: 'Morning check',
    machineName: 'Filler 2',
    operatorName: 'Ana',
    note: null,
    language: 'en',
    prompt: promptAt(chat, now),
    resumed: chat.expired,
    line,
  };
}

/** What the database knows of the last thing we asked at a moment; statuses of Meta's have whole seconds. */
export function promptAt({ messages }: Chat, now: number): PromptFacts | null {
  const prompt = messages.findLast((m) => m.say.prompts);
  if (!prompt) return null;
  return {
    handedAt: prompt.handedAt <= now ? new Date(prompt.handedAt) : null,
    sentAt: prompt.sentKnownAt <= now ? wholeSeconds(prompt.handedAt) : null,
    deliveredAt: prompt.deliveredKnownAt <= now ? wholeSeconds(prompt.deliveredAt) : null,
    failed: prompt.failedAt <= now,
  };
}

export const wholeSeconds = (ms: number) => new Date(Math.floor(ms / 1_000) * 1_000);
