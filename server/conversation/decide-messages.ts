import { addDecision, type Changes, noChanges } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { decide } from './core/decide.ts';
import { loadFacts } from './load-facts.ts';
import type { LockedSession } from './session-row.ts';
import type { Unhandled } from './unhandled-messages.ts';

/**
 * Decides about one message after the other of a session that is locked; stops where the conversation ends or another one is chosen:
 * the rest is for whatever comes next. Writes nothing.
 */
export async function decideMessages(
  work: Work,
  session: LockedSession,
  messages: Unhandled[],
): Promise<Changes> {
  const changes: Changes = { ...noChanges(session), status: 'active' };
  let prompt = session.prompt;
  for (const message of messages) {
    await decideOne(work, changes, { ...session, prompt }, message);
    // What we ask from here on is not even sent yet.
    if (changes.promptId !== null) prompt = null;
    if (changes.status !== 'active' || changes.switchTo !== null) break;
  }
  // A reaction does not wake a chat that has expired.
  if (changes.handled.every(({ outcome }) => outcome === 'ignored')) changes.status = session.status;
  return changes;
}

async function decideOne(
  work: Work,
  changes: Changes,
  session: LockedSession,
  message: Unhandled,
): Promise<void> {
  const { incoming, media, requestId } = message;
  const event = { kind: 'message', incoming } as const;
  const facts = await loadFacts(work, session, event);
  // Once something was said in this transaction, the chat is awake.
  const decision = decide(changes.state, event, {
    ...facts,
    resumed: facts.resumed && changes.outbound.length === 0,
  });
  addDecision(changes, decision, {
    newId: work.deps.newId,
    toPhoneNumber: session.phoneNumber,
    repliesToReceivedAt: incoming.receivedAt,
    requestId,
  });
  const { outcome, taskIndex } = decision;
  changes.handled.push({ incoming, media, requestId, outcome, taskIndex });
}

/** Once they are written: counts and logs what was handled. */
export function reportHandled({ deps, afterCommit }: Work, changes: Changes): void {
  afterCommit.push(() => {
    for (const { incoming, requestId, outcome, taskIndex } of changes.handled) {
      deps.metrics.messagesProcessed.inc({ kind: incoming.content.kind });
      deps.log.info(
        {
          requestId,
          sessionId: changes.session.id,
          inboundId: incoming.id,
          kind: incoming.content.kind,
          outcome,
          taskIndex,
        },
        '[WHATSAPP] Message handled',
      );
    }
    // Blue ticks where nothing is said: the operator sees that it came.
    const last = changes.handled.at(-1);
    if (changes.outbound.length === 0 && last) deps.markAsRead(last.incoming.wamid);
  });
}
