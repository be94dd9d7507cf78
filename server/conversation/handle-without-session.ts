import { sql } from 'drizzle-orm';
import { insertOutbound } from '../messages/insert-outbound.ts';
import type { NewOutbound } from '../messages/outbound.ts';
import type { Work } from './conversation-tx.ts';
import { inLine } from './core/in-line.ts';
import type { Phrases } from './core/phrases/phrases.ts';
import { phrasesFor } from './core/phrases/phrases-for.ts';
import { readCommand } from './core/read-command.ts';
import { keepPhotos } from './keep-photos.ts';
import { loadLine } from './load-facts.ts';
import type { Unhandled } from './unhandled-messages.ts';

/** Somebody unknown gets one answer in this time, an operator without a checklist one in that. */
const STRANGER_AGAIN = '1 day';
const NOTHING_ASSIGNED_AGAIN = '10 minutes';
/** A second tap on the last button finds the conversation ended: not worth a message. */
const JUST_ENDED = '2 minutes';

/** Messages of somebody who has no conversation: of a stranger, or of an operator who has nothing to answer. */
export async function handleWithoutSession(
  work: Work,
  person: string,
  messages: Unhandled[],
): Promise<number> {
  const first = messages[0] as Unhandled;
  const stranger = first.operatorId === null;
  const reply = stranger
    ? await answerStranger(work, person, messages)
    : await answerOperator(work, person, messages);
  if (reply) {
    await work.tx.execute(insertOutbound([reply]));
    work.afterCommit.push(() => work.deps.wakeOutbox(person));
  }
  if (!stranger) await keepPhotos(work, messages);
  await work.tx.execute(sql`
    UPDATE inbound_messages SET handled_at = ${work.now.toISOString()}::timestamptz, outcome = ${stranger ? 'stranger' : 'ignored'}
    WHERE id IN (SELECT jsonb_array_elements_text(${JSON.stringify(messages.map((m) => m.incoming.id))}::jsonb)::uuid)`);
  work.afterCommit.push(() => {
    for (const { incoming, requestId } of messages) {
      work.deps.metrics.messagesProcessed.inc({ kind: incoming.content.kind });
      work.deps.log.info(
        { requestId, inboundId: incoming.id, kind: incoming.content.kind },
        stranger
          ? '[WHATSAPP] A message from an unknown number'
          : '[WHATSAPP] A message from an operator without a checklist',
      );
    }
  });
  return messages.length;
}

const speaks = (m: Unhandled) => m.incoming.content.kind !== 'silent';

/** One polite answer a day, and a line in the list that managers see. */
async function answerStranger(
  { tx, deps }: Work,
  person: string,
  messages: Unhandled[],
): Promise<NewOutbound | null> {
  const spoken = messages.filter(speaks);
  const { waId, userId, profileName } = messages[0]?.identity ?? {
    waId: null,
    userId: null,
    profileName: null,
  };
  if (spoken.length === 0) return null;
  const { rows } = await tx.execute<{ answer: boolean }>(sql`
    INSERT INTO unknown_senders AS u (sender, wa_id, whatsapp_user_id, profile_name, messages)
    VALUES (${person}, ${waId}, ${userId}, ${profileName}, ${spoken.length})
    ON CONFLICT (sender) DO UPDATE SET messages = u.messages + excluded.messages, last_message_at = now(),
      profile_name = COALESCE(excluded.profile_name, u.profile_name)
    RETURNING last_answered_at IS NULL OR last_answered_at < now() - ${STRANGER_AGAIN}::interval AS answer`);
  if (!rows[0]?.answer || (waId === null && userId === null)) return null;
  await tx.execute(sql`UPDATE unknown_senders SET last_answered_at = now() WHERE sender = ${person}`);
  return {
    ...blank(deps.newId(), person, spoken[0] as Unhandled),
    kind: 'stranger',
    toPhoneNumber: waId === null ? null : `+${waId}`,
    toUserId: waId === null ? userId : null,
    content: { text: phrasesFor('en').stranger() },
  };
}

/**
 * "You have no checklist now", unless it was just said, the conversation has just ended, or another one waits. Who asks, by STATUS or
 * HELP, is always answered: once for all that they sent together.
 */
async function answerOperator(
  { tx, deps }: Work,
  person: string,
  messages: Unhandled[],
): Promise<NewOutbound | null> {
  const spoken = messages.find(speaks);
  const operatorId = spoken?.operatorId;
  if (!spoken || operatorId == null) return null;
  const { rows } = await tx.execute<{ phone_number: string; language: string; quiet: boolean }>(sql`
    SELECT o.phone_number, o.language,
      EXISTS (SELECT FROM outbound_messages m WHERE m.operator_id = o.id AND m.session_id IS NULL AND m.kind = 'notice'
        AND m.created_at > now() - ${NOTHING_ASSIGNED_AGAIN}::interval)
      OR EXISTS (SELECT FROM whatsapp_conversation_sessions s WHERE s.operator_id = o.id AND s.ended_at > now() - ${JUST_ENDED}::interval) AS quiet
    FROM operators o WHERE o.id = ${operatorId}`);
  const operator = rows[0];
  if (!operator) return null;
  const phrases = phrasesFor(operator.language);
  const line = await loadLine(tx, operatorId);
  const asked = messages.map((message) => questionIn(message, phrases));
  if (asked.every((word) => word === null) && (operator.quiet || line.length > 0)) return null;
  const where = line.length > 0 ? phrases.onlyWaiting(...inLine(line)) : phrases.nothingAssigned();
  return {
    ...blank(deps.newId(), person, spoken),
    kind: 'notice',
    operatorId,
    toPhoneNumber: operator.phone_number,
    content: { text: asked.includes('help') ? `${phrases.help()}\n\n${where}` : where },
  };
}

/** What somebody without a checklist can ask: where they are, or how the chat works. */
function questionIn({ incoming: { content } }: Unhandled, phrases: Phrases): 'status' | 'help' | null {
  const word = content.kind === 'text' ? readCommand(content.text, phrases)?.word : null;
  return word === 'status' || word === 'help' ? word : null;
}

const blank = (id: string, person: string, to: Unhandled) => ({
  id,
  person,
  operatorId: null as number | null,
  sessionId: null,
  taskIndex: null,
  toPhoneNumber: null as string | null,
  toUserId: null as string | null,
  repliesToReceivedAt: to.incoming.receivedAt,
  requestId: to.requestId,
});
