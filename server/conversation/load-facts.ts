import { sql } from 'drizzle-orm';
import type { Work } from './conversation-tx.ts';
import { needsLine } from './core/decide.ts';
import type { ConversationEvent } from './core/event.ts';
import type { Facts, WaitingChecklist } from './core/facts.ts';
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
    line: needsLine(event, session.language) ? await loadLine({ tx }, session.operatorId, session.id) : [],
  };
}

/** The checklists of this operator that wait, in order, but for one. */
async function loadLine(
  { tx }: Pick<Work, 'tx'>,
  operatorId: number,
  except: string,
): Promise<WaitingChecklist[]> {
  const { rows } = await tx.execute<{ id: string; template: string; machine: string }>(sql`
    SELECT s.id, v.name AS template, m.name AS machine
    FROM whatsapp_conversation_sessions s
      JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
      JOIN machines m ON m.id = s.machine_id
    WHERE s.operator_id = ${operatorId} AND s.status = 'waiting' AND s.id <> ${except}
    ORDER BY s.created_at, s.id`);
  return rows.map(({ id, template, machine }) => ({
    sessionId: id,
    templateName: template,
    machineName: machine,
  }));
}
