import type { ConversationDependencies } from './conversation-tx.ts';
import { conversationTx } from './conversation-tx.ts';
import { handleEvent, lockSessionById } from './handle-event.ts';

/** A photo has waited for its answer: if it still does, the operator is asked for it. */
export async function photoWaited(
  deps: ConversationDependencies,
  { sessionId, photoId }: { sessionId: string; photoId: string },
): Promise<void> {
  await conversationTx(deps, async (work) => {
    const session = await lockSessionById(work, sessionId);
    if (session?.status === 'active') await handleEvent(work, session, { kind: 'photo-waited', photoId });
  });
}
