import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { listOperatorStates, OperatorState } from '../../shared/contracts/operators.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { inboundMessages as inbound } from '../db/schema/inbound-messages.ts';
import { operators } from '../db/schema/operators.ts';
import { outboundMessages as outbound } from '../db/schema/outbound-messages.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { deliveryError } from '../submissions/delivery-error.ts';
import { windowClosesAt } from '../whatsapp/window-closes-at.ts';

/** What each operator asked for is doing, and whether they can be reached. One statement. */
export const listOperatorStatesVerb: Verb<typeof listOperatorStates> = async ({ db, clock }, { query }) => {
  const rows = await selectStates(db).where(inArray(operators.id, query.ids));
  return { items: rows.map((row) => present(row, clock())) };
};

function selectStates(db: Db) {
  const running = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.operatorId, operators.id), eq(sessions.status, 'active')))
    .limit(1)
    .as('running');
  const line = db
    .select({ waiting: sql<number>`count(*)::int`.as('waiting') })
    .from(sessions)
    .where(and(eq(sessions.operatorId, operators.id), eq(sessions.status, 'waiting')))
    .as('line');
  const heard = db
    .select({ at: inbound.sentAt })
    .from(inbound)
    .where(eq(inbound.operatorId, operators.id))
    .orderBy(desc(inbound.sentAt))
    .limit(1)
    .as('heard');
  const said = db
    .select({
      status: outbound.status,
      errorCode: outbound.errorCode,
      errorDetails: outbound.errorDetails,
      at: sql<Date>`coalesce(${outbound.failedAt}, ${outbound.createdAt})`
        .mapWith(outbound.createdAt)
        .as('said_at'),
    })
    .from(outbound)
    // What was not sent after all tells nothing.
    .where(and(eq(outbound.operatorId, operators.id), ne(outbound.status, 'dropped')))
    .orderBy(desc(outbound.createdAt), desc(outbound.seq))
    .limit(1)
    .as('said');
  return db
    .select({
      id: operators.id,
      conversationId: running.id,
      waiting: line.waiting,
      heardAt: heard.at,
      said: {
        status: said.status,
        errorCode: said.errorCode,
        errorDetails: said.errorDetails,
        at: said.at,
      },
    })
    .from(operators)
    .leftJoinLateral(running, sql`true`)
    .leftJoinLateral(line, sql`true`)
    .leftJoinLateral(heard, sql`true`)
    .leftJoinLateral(said, sql`true`);
}

type Row = Awaited<ReturnType<typeof selectStates>>[number];

function present({ id, conversationId, waiting, heardAt, said }: Row, now: Date): OperatorState {
  const closes = heardAt && windowClosesAt(heardAt);
  return {
    id,
    conversationId,
    waiting: waiting ?? 0,
    lastHeardAt: heardAt?.toISOString() ?? null,
    windowOpenUntil: closes && closes > now ? closes.toISOString() : null,
    failure: failureOf(said, heardAt),
  };
}

/** Whoever has written since can be reached again. */
function failureOf(said: Row['said'], heardAt: Date | null): OperatorState['failure'] {
  if (said?.status !== 'failed' || !said.at || (heardAt && heardAt > said.at)) return null;
  return { at: said.at.toISOString(), reason: deliveryError(said) ?? '' };
}
