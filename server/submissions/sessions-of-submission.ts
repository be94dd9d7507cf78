import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { inboundMessages as inbound } from '../db/schema/inbound-messages.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { notFound } from '../errors.ts';

/**
 * Every conversation session that this submission had: the one it has, and those that an admin deleted, known by the
 * messages that brought its answers.
 * @throws AppError not_found when there is no such submission.
 */
export async function sessionsOfSubmission(db: Db, submissionId: string): Promise<string[]> {
  const now = await db
    .select({ id: sessions.id })
    .from(submissions)
    .leftJoin(sessions, eq(sessions.assignmentId, submissions.assignmentId))
    .where(eq(submissions.id, submissionId));
  if (now.length === 0) throw notFound('submission');
  const before = await db
    .selectDistinct({ id: inbound.sessionId })
    .from(answers)
    .innerJoin(inbound, eq(inbound.wamid, answers.wamid))
    .where(and(eq(answers.submissionId, submissionId), isNull(answers.supersededAt)));
  const ids = [...now, ...before].map(({ id }) => id);
  return [...new Set(ids.filter((id) => id !== null))];
}
