import type { NewOutbound } from '../messages/outbound.ts';
import { personOfOperator } from '../messages/person.ts';
import type { Decision } from './core/decision.ts';
import type { Effect, NewOperator, Outcome } from './core/effect.ts';
import type { EarlierConversation } from './core/facts.ts';
import type { Incoming } from './core/incoming.ts';
import type { RecordedAnswer, State } from './core/state.ts';
import type { LockedSession } from './session-row.ts';

/** The media of an inbound photo, as its webhook told it. */
export interface Media {
  mediaId: string;
  url: string | null;
  sha256: string | null;
}

export interface Handled {
  incoming: Incoming;
  media: Media | null;
  requestId: string | null;
  outcome: Outcome;
  taskIndex: number | null;
}

/** Everything that one transaction changes about one session: gathered from decisions, written at once. */
export interface Changes {
  session: LockedSession;
  state: State;
  status: LockedSession['status'];
  answers: RecordedAnswer[];
  placed: { photoId: string; taskIndex: number }[];
  /** Photos that belong to the conversation before this one. */
  left: (EarlierConversation & { photoId: string })[];
  outbound: NewOutbound[];
  promptId: string | null;
  handled: Handled[];
  /** Photos to look at again when their answer does not come. */
  lookAgain: string[];
  switchTo: string | null;
  /** Who has the checklist from now on. */
  handOver: NewOperator | null;
}

export function noChanges(session: LockedSession): Changes {
  return {
    session,
    state: session.state,
    status: session.status,
    answers: [],
    placed: [],
    left: [],
    outbound: [],
    promptId: null,
    handled: [],
    lookAgain: [],
    switchTo: null,
    handOver: null,
  };
}

/** The answers that take the place of one which was there before this transaction. */
export const answeredAgain = ({ session, answers }: Changes): RecordedAnswer[] =>
  answers.filter((a) => session.state.answers.some((b) => b.taskIndex === a.taskIndex));

interface Origin {
  newId: () => string;
  toPhoneNumber: string;
  repliesToReceivedAt: Date | null;
  requestId: string | null;
}

/** Adds what one decision wants to what the transaction will write. */
export function addDecision(changes: Changes, decision: Decision, origin: Origin): void {
  changes.state = decision.state;
  for (const effect of decision.effects) addEffect(changes, effect, origin);
}

const ends = { complete: 'completed', stop: 'cancelled', cancel: 'cancelled', expire: 'expired' } as const;

function addEffect(changes: Changes, effect: Effect, origin: Origin): void {
  switch (effect.kind) {
    case 'say': {
      const id = origin.newId();
      if (effect.prompts) changes.promptId = id;
      changes.outbound.push({
        id,
        person: personOfOperator(changes.session.operatorId),
        operatorId: changes.session.operatorId,
        sessionId: changes.session.id,
        taskIndex: effect.taskIndex,
        kind: effect.as,
        content: effect.content,
        toPhoneNumber: origin.toPhoneNumber,
        // Every operator has a number, also one whose webhooks hide it.
        toUserId: null,
        repliesToReceivedAt: origin.repliesToReceivedAt,
        requestId: origin.requestId,
      });
      return;
    }
    case 'record-answer':
      changes.answers.push(effect.answer);
      return;
    case 'place-photo':
      changes.placed.push({ photoId: effect.photoId, taskIndex: effect.taskIndex });
      return;
    case 'leave-photo':
      changes.left.push({ photoId: effect.photoId, ...effect.to });
      return;
    case 'look-again-at-photo':
      changes.lookAgain.push(effect.photoId);
      return;
    case 'switch':
      changes.switchTo = effect.toSessionId;
      return;
    case 'hand-over':
      changes.handOver = effect.to;
      changes.status = 'waiting';
      return;
    default:
      changes.status = ends[effect.kind];
  }
}
