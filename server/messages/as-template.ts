import { sql } from 'drizzle-orm';
import { phrasesFor } from '../conversation/core/phrases/phrases-for.ts';
import type { Db } from '../db/db.ts';
import type { GraphMessage } from '../whatsapp/graph-message.ts';
import { renderTemplate } from '../whatsapp/render-template.ts';
import type { Claimed } from './claim-next.ts';
import { openUntil } from './customer-service-window.ts';
import type { OutboxDependencies } from './outbox.ts';

/**
 * The message as Meta's message template, when the operator's customer-service window is closed and the site has a template: the only
 * kind that WhatsApp delivers then [M:send]. A question becomes a knock, since a template shows no buttons of ours; it is asked
 * properly once the operator answers. What went out so once goes out so again, whatever was heard meanwhile.
 * @returns `null` when it goes out as it is; `lost` when somebody else has the message
 */
export async function asTemplate(
  { db, clock }: Pick<OutboxDependencies, 'db' | 'clock'>,
  message: Claimed,
): Promise<GraphMessage | 'lost' | null> {
  const { operatorId, toPhoneNumber, lastInboundAt, id, quoteWamid } = message;
  const closed = operatorId !== null && openUntil(lastInboundAt, clock()) === null;
  if (!message.asTemplate && !closed) return null;
  const template = await templateOf(db);
  if (!template) return null;
  const text = message.asTemplate ? message.content.text : await wordsFor(db, message);
  if (!message.asTemplate && !(await keepWords(db, message, text))) return 'lost';
  return renderTemplate({
    to: toPhoneNumber === null ? { userId: message.toUserId ?? '' } : { phoneNumber: toPhoneNumber },
    ...template,
    bodyParameters: [text],
    quickReplyPayloads: [],
    opaque: id,
    ...(quoteWamid !== null && { quoteWamid }),
  });
}

async function templateOf(db: Db): Promise<{ name: string; language: string } | null> {
  const { rows } = await db.execute<{ name: string; language: string }>(sql`
    SELECT message_template_name AS name, message_template_language AS language FROM system_config
    WHERE message_template_name IS NOT NULL`);
  return rows[0] ?? null;
}

async function wordsFor(db: Db, { kind, sessionId, content }: Claimed): Promise<string> {
  if (kind !== 'question' && kind !== 'summary') return content.text;
  const { rows } = await db.execute<{ template: string; machine: string; language: string }>(sql`
    SELECT v.name AS template, m.name AS machine, o.language
    FROM whatsapp_conversation_sessions s
      JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
      JOIN machines m ON m.id = s.machine_id
      JOIN operators o ON o.id = s.operator_id
    WHERE s.id = ${sessionId}`);
  const [about] = rows;
  return about ? phrasesFor(about.language).knock(about.template, about.machine) : content.text;
}

/** What the transcript shows is what was said. */
async function keepWords(db: Db, { id, token }: Claimed, text: string): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE outbound_messages SET as_template = true, content = ${JSON.stringify({ text })}::jsonb
    WHERE id = ${id} AND lease_token = ${token}::uuid AND status = 'sending'`);
  return rowCount === 1;
}
