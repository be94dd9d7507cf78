import { sql } from 'drizzle-orm';
import { type Prepared, runPrepared } from '../db/prepared.ts';
import type { Work } from './conversation-tx.ts';
import { needsBefore, needsLine } from './core/decide.ts';
import type { ConversationEvent } from './core/event.ts';
import type { EarlierConversation, Facts, WaitingChecklist } from './core/facts.ts';
import type { LockedSession } from './session-row.ts';

/** What the decision may know: the questions as they were when this conversation was assigned, and what waits in line if it matters. */
export async function loadFacts(
  { deps, tx, now }: Work,
  session: LockedSession,
  event: ConversationEvent,
): Promise<Facts> {
  // With the transaction's own connection: asking the pool from in here would take a second one.
  const version = await deps.loadVersion(tx, session.templateId, session.templateVersion);
  const expired = session.status === 'active' && session.expiresAt !== null && session.expiresAt <= now;
  return {
    tasks: [...version.tasks],
    templateName: version.name,
    machineName: session.machineName,
    operatorName: session.operatorName,
    note: session.note,
    language: session.language,
    prompt: session.prompt,
    resumed: session.status !== 'active' || expired,
    before: needsBefore(event, session.state) ? await loadBefore(tx, session, now) : undefined,
    line: needsLine(event, session.language) ? await loadLine(tx, session.operatorId, session.id) : [],
  };
}

/** For so long a photo may still be meant for the conversation before: the last of an album, or one sent in bad reception. */
const STILL_MEANT_FOR = '1 hour';

/** Whatever was said to this operator last, of another conversation: it ended, was put back in line, or given to somebody else. */
async function loadBefore(
  tx: Work['tx'],
  { id, operatorId }: LockedSession,
  now: Date,
): Promise<EarlierConversation | undefined> {
  const [row] = await runPrepared<{ id: string; submission_id: string }>(tx, readBefore, [
    operatorId,
    id,
    now,
  ]);
  return row && { sessionId: row.id, submissionId: row.submission_id };
}

const readBefore: Prepared = {
  name: 'read_conversation_before',
  text: `
    SELECT s.id, s.submission_id FROM outbound_messages o JOIN whatsapp_conversation_sessions s ON s.id = o.session_id
    WHERE o.operator_id = $1 AND o.session_id <> $2 AND o.created_at > $3::timestamptz - interval '${STILL_MEANT_FOR}'
    ORDER BY o.created_at DESC LIMIT 1`,
};

/** The checklists of this operator that wait, in order, but for one. */
export async function loadLine(
  tx: Work['tx'],
  operatorId: number,
  except: string | null = null,
): Promise<WaitingChecklist[]> {
  const { rows } = await tx.execute<{ id: string; template: string; machine: string }>(sql`
    SELECT s.id, v.name AS template, m.name AS machine
    FROM whatsapp_conversation_sessions s
      JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
      JOIN machines m ON m.id = s.machine_id
    WHERE s.operator_id = ${operatorId} AND s.status = 'waiting' AND s.id IS DISTINCT FROM ${except}
    ORDER BY s.created_at, s.id`);
  return rows.map(({ id, template, machine }) => ({
    sessionId: id,
    templateName: template,
    machineName: machine,
  }));
}
