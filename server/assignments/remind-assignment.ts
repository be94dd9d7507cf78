import type { remindAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { type ConversationDependencies, conversationTx } from '../conversation/conversation-tx.ts';
import { remindWaitMs } from '../conversation/core/on-manager.ts';
import { handleEvent } from '../conversation/handle-event.ts';
import type { LockedSession } from '../conversation/session-row.ts';
import { AppError, conflict, notFound } from '../errors.ts';
import { lockOf } from './make-session.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Asks the current question once more, with a reminder; an answer that waits for its photo and photos that wait stay as they are.
 * @throws AppError not_found; conflict when nothing is being asked, or within five minutes of the reminder before
 */
export const remindAssignmentVerb =
  (conversation: ConversationDependencies): Verb<typeof remindAssignment> =>
  async (context, { params }) => {
    await conversationTx(conversation, async (work) => {
      const session = await lockOf(work, params.id);
      if (!session) {
        await presentAssignment(work.tx, params.id);
        throw notFound('conversation');
      }
      refuseSilent(session);
      const wait = remindWaitMs(session.state, work.now);
      if (wait > 0) throw tooSoon(work.now, wait);
      await recordAct(work.tx, context, {
        action: 'assignment.remind',
        subjectKind: 'assignment',
        subjectId: params.id,
        after: { question: session.state.taskIndex + 1 },
      });
      await handleEvent(work, session, { kind: 'remind', at: work.now });
    });
    return presentAssignment(context.db, params.id);
  };

function refuseSilent({ status }: LockedSession): void {
  if (status === 'active') return;
  const why = {
    waiting: 'It waits in line: nothing is being asked yet.',
    completed: 'This checklist is completed already.',
    expired: 'The chat has expired. Send it on its way again instead.',
    cancelled: 'The chat has ended. Send it on its way again instead.',
  } as const;
  throw conflict(why[status]);
}

function tooSoon(now: Date, waitMs: number): AppError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new AppError(
    'conflict',
    `The operator was reminded less than five minutes ago. The next reminder can go out in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    {
      fields: { nextAt: new Date(now.getTime() + waitMs).toISOString() },
      retryAfterSeconds: Math.ceil(waitMs / 1_000),
    },
  );
}
