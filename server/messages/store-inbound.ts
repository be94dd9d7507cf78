import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { inboundMessages } from '../db/schema/inbound-messages.ts';
import { findOperatorByWhatsApp } from '../operators/find-by-whatsapp.ts';
import { learnWhatsAppId } from '../operators/learn-whatsapp-id.ts';
import type { InboundMessage } from '../whatsapp/parsed-webhook.ts';
import { keepLeftovers } from './keep-leftovers.ts';
import { personOf } from './person.ts';
import type { StrangerLimit } from './stranger-limit.ts';

type Row = typeof inboundMessages.$inferInsert;

export interface Stored {
  /** Whose turn it is now. */
  persons: Set<string>;
  duplicates: number;
}

export interface StoreInboundDependencies {
  db: Db;
  log: Logger;
  strangers: StrangerLimit;
}

/**
 * Makes messages durable, once per wamid: the unique index decides, so that the same message twice, in two processes at once too,
 * changes nothing. When it returns they are committed, and Meta may get its 200. Only strangers may write more than is kept.
 */
export async function storeInbound(
  { db, log, strangers }: StoreInboundDependencies,
  messages: InboundMessage[],
  arrival: { receivedAt: Date; requestId: string },
): Promise<Stored> {
  const rows: Row[] = [];
  for (const message of messages) {
    const row = await rowOf(db, message, arrival);
    if (row.operatorId !== null || (await strangers.take(row.person))) rows.push(row);
  }
  const stored = rows.length === 0 ? [] : await insert(db, rows, log);
  return { persons: new Set(stored), duplicates: rows.length - stored.length };
}

async function rowOf(
  db: Db,
  message: InboundMessage,
  arrival: { receivedAt: Date; requestId: string },
): Promise<Row> {
  const operator = await findOperatorByWhatsApp(db, message);
  if (operator) await learnWhatsAppId(db, operator, message);
  return {
    wamid: message.wamid,
    person: personOf(operator?.id ?? null, message),
    operatorId: operator?.id ?? null,
    waId: message.waId,
    whatsappUserId: message.userId,
    profileName: message.profileName?.slice(0, 300) ?? null,
    phoneNumberId: message.phoneNumberId,
    content: message.content,
    media: message.media,
    quotedWamid: message.quotedWamid,
    raw: message.raw,
    sentAt: message.sentAt,
    receivedAt: arrival.receivedAt,
    requestId: arrival.requestId,
  };
}

/** All in one statement; when one of them is what PostgreSQL refuses, each by itself, so that it costs none of the others. */
async function insert(db: Db, rows: Row[], log: Logger): Promise<string[]> {
  try {
    return await insertRows(db, rows);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    if (rows.length === 1) {
      log.error({ err: error }, '[WHATSAPP] A message could not be stored and is set aside');
      await keepLeftovers(
        db,
        rows.map((row) => ({ reason: 'could not be stored as a message', raw: row.raw })),
      );
      return [];
    }
    const persons: string[] = [];
    for (const row of rows) persons.push(...(await insert(db, [row], log)));
    return persons;
  }
}

async function insertRows(db: Db, rows: Row[]): Promise<string[]> {
  const stored = await db
    .insert(inboundMessages)
    .values(rows)
    .onConflictDoNothing({ target: inboundMessages.wamid })
    .returning({ person: inboundMessages.person });
  return stored.map(({ person }) => person);
}

/** Classes 22 and 23: the data is at fault, and would be at every try. */
const isDataFault = (error: unknown) => /^2[23]/.test(pgErrorCode(error) ?? '');
