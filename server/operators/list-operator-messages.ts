import { type AnyColumn, and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listOperatorMessages } from '../../shared/contracts/operators.ts';
import type { TranscriptMessage } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { inboundMessages as inbound } from '../db/schema/inbound-messages.ts';
import { outboundMessages as outbound } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { microseconds } from '../submissions/page-after.ts';
import { lineOfInbound, lineOfOutbound } from '../submissions/transcript-line.ts';
import { findOperator } from './find-operator.ts';

/**
 * When we saw the last one (microseconds since 1970), and the numbers that go on after it in either direction: of the same moment,
 * what we sent stands before what we received.
 */
const Cursor = z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]);
type Place = z.output<typeof Cursor> | null;
type Direction = 'inbound' | 'outbound';

interface Found {
  at: number;
  seq: number;
  direction: Direction;
  line: TranscriptMessage;
}

/**
 * Everything that was written with an operator, newest first, in the order in which we saw it. Two statements a page, each of which
 * goes on in its index.
 * @throws AppError not_found
 */
export const listOperatorMessagesVerb: Verb<typeof listOperatorMessages> = async (
  { db },
  { params, query },
) => {
  await findOperator(db, params.id);
  const place = decodeCursor(query.cursor, Cursor);
  const most = query.limit + 1;
  const lines = [
    ...(await sent(db, params.id, place, most)),
    ...(await received(db, params.id, place, most)),
  ];
  // Stable: each direction is in its order already.
  lines.sort((a, b) => b.at - a.at);
  const page = lines.slice(0, query.limit);
  const last = lines.length > query.limit ? page.at(-1) : undefined;
  return { items: page.map(({ line }) => line), nextCursor: last ? encodeCursor(placeAfter(last)) : null };
};

const placeAfter = ({ at, seq, direction }: Found) =>
  direction === 'inbound' ? [at, seq, 0] : [at, Number.MAX_SAFE_INTEGER, seq];

async function received(db: Db, operatorId: number, place: Place, limit: number): Promise<Found[]> {
  const after = place && before(inbound.receivedAt, inbound.seq, place[0], place[1]);
  const rows = await db
    .select({ message: inbound, photo: photos, at: microseconds(inbound.receivedAt) })
    .from(inbound)
    .leftJoin(photos, eq(photos.id, inbound.id))
    .where(and(eq(inbound.operatorId, operatorId), after ?? undefined))
    .orderBy(desc(inbound.receivedAt), desc(inbound.seq))
    .limit(limit);
  return rows.map((row) => ({
    at: row.at,
    seq: row.message.seq,
    direction: 'inbound',
    line: lineOfInbound(row).line,
  }));
}

async function sent(db: Db, operatorId: number, place: Place, limit: number): Promise<Found[]> {
  const after = place && before(outbound.createdAt, outbound.seq, place[0], place[2]);
  const rows = await db
    .select({ message: outbound, at: microseconds(outbound.createdAt) })
    .from(outbound)
    .where(and(eq(outbound.operatorId, operatorId), after ?? undefined))
    .orderBy(desc(outbound.createdAt), desc(outbound.seq))
    .limit(limit);
  return rows.map(({ message, at }) => ({
    at,
    seq: message.seq,
    direction: 'outbound',
    line: lineOfOutbound(message).line,
  }));
}

function before(seenAt: AnyColumn, seq: AnyColumn, at: number, number: number): SQL {
  const moment = sql`timestamptz 'epoch' + ${at}::double precision * interval '1 microsecond'`;
  return sql`(${seenAt}, ${seq}) < (${moment}, ${number}::bigint)`;
}
