import { recordAct } from '../audit/record-act.ts';
import type { RequestContext } from '../context.ts';
import { type ConversationDependencies, conversationTx } from '../conversation/conversation-tx.ts';
import type { ConversationEvent } from '../conversation/core/event.ts';
import { handleEvent, lockSessionById } from '../conversation/handle-event.ts';
import type { LockedSession } from '../conversation/session-row.ts';
import { conflict, notFound } from '../errors.ts';

/** A manager's act on one conversation: an event, and what the audit log keeps of it. */
export interface ManagersAct {
  action: string;
  event: ConversationEvent;
  after: Record<string, unknown>;
}

/**
 * Locks the session, asks `choose` for the act, writes it down and puts it through the one door. `choose` may refuse by throwing, or
 * return `null` when nothing is left to do.
 * @throws AppError not_found; conflict when the conversation has moved on, with where it is now
 */
export function actOn(
  conversation: ConversationDependencies,
  context: RequestContext,
  sessionId: string,
  choose: (session: LockedSession, now: Date) => ManagersAct | null,
): Promise<void> {
  return conversationTx(conversation, async (work) => {
    const session = await lockSessionById(work, sessionId);
    if (!session) throw notFound('conversation');
    const act = choose(session, work.now);
    if (!act) return;
    await recordAct(work.tx, context, {
      action: act.action,
      subjectKind: 'conversation',
      subjectId: session.id,
      before: { status: session.status, question: session.state.taskIndex + 1 },
      after: act.after,
    });
    const { outcome } = await handleEvent(work, session, act.event);
    if (outcome === 'stale') throw movedOn(session);
  });
}

/** Somebody was faster, the operator mostly: says where the conversation is now. */
function movedOn({ state }: LockedSession) {
  const where = state.step === 'summary' ? 'at the summary' : `at question ${state.taskIndex + 1}`;
  return conflict(`The operator or somebody else was faster: the conversation is ${where} now.`, {
    taskIndex: String(state.taskIndex),
  });
}

/** @throws AppError conflict that says why not, when nothing is being asked */
export function refuseUnlessAsking({ status }: LockedSession): void {
  if (status === 'active') return;
  throw conflict(notAsking[status]);
}

const notAsking = {
  waiting: 'It waits in line: nothing is being asked yet.',
  completed: 'The operator has completed this checklist.',
  expired: 'The chat has expired. Send it on its way again first.',
  cancelled: 'The chat has ended. Send it on its way again first.',
} as const;

/** As the operator and the answer read it. */
export const nameOf = ({ actor }: RequestContext) => (actor.kind === 'user' ? actor.name : 'Your manager');
