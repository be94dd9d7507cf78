import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { type Prepared, runPrepared } from '../db/prepared.ts';
import type { inboundMessages } from '../db/schema/inbound-messages.ts';
import { findOperatorsByWhatsApp } from '../operators/find-by-whatsapp.ts';
import { learnWhatsAppId } from '../operators/learn-whatsapp-id.ts';
import type { InboundMessage } from '../whatsapp/parsed-webhook.ts';
import { keepLeftovers } from './keep-leftovers.ts';
import { personOf } from './person.ts';
import type { StrangerLimit } from './stranger-limit.ts';

type Row = typeof inboundMessages.$inferInsert;

/** The messages of one webhook. */
export interface Arrived {
  messages: InboundMessage[];
  receivedAt: Date;
  requestId: string;
}

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
 * Makes the messages of several webhooks durable, once per wamid: the unique index decides, so that the same message twice, in two
 * processes at once too, changes nothing. When it returns they are committed, and Meta may get its 200s. Only strangers may write
 * more than is kept.
 * @returns what became of each webhook, in order
 */
export async function storeInbound(
  { db, log, strangers }: StoreInboundDependencies,
  arrived: Arrived[],
): Promise<Stored[]> {
  const all = arrived.flatMap(({ messages }) => messages);
  const operators = all.length === 0 ? [] : await findOperatorsByWhatsApp(db, all);
  const rows: Row[] = [];
  for (const arrival of arrived)
    for (const message of arrival.messages) {
      const operator = operators[all.indexOf(message)] ?? null;
      if (operator) await learnWhatsAppId(db, operator, message);
      const row = rowOf(operator?.id ?? null, message, arrival);
      if (operator || (await strangers.take(row.person, row.wamid))) rows.push(row);
    }
  const stored = rows.length === 0 ? [] : await insert(db, rows, log);
  const kept = new Set(rows.map(({ wamid }) => wamid));
  const personOfNew = new Map(stored.map(({ wamid, person }) => [wamid, person]));
  return arrived.map(({ messages }) => {
    const persons = new Set<string>();
    let duplicates = 0;
    for (const { wamid } of messages.filter((message) => kept.has(message.wamid))) {
      const person = personOfNew.get(wamid);
      if (person === undefined) duplicates += 1;
      else persons.add(person);
      // The first one is the message, the next ones are the same again.
      personOfNew.delete(wamid);
    }
    return { persons, duplicates };
  });
}

function rowOf(
  operatorId: number | null,
  message: InboundMessage,
  arrival: { receivedAt: Date; requestId: string },
): Row {
  return {
    wamid: message.wamid,
    person: personOf(operatorId, message),
    operatorId,
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

interface New {
  wamid: string;
  person: string;
}

/** All in one statement; when one of them is what PostgreSQL refuses, each by itself, so that it costs none of the others. */
async function insert(db: Db, rows: Row[], log: Logger): Promise<New[]> {
  try {
    return await runPrepared<New>(db, insertRows, [JSON.stringify(rows)]);
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
    const stored: New[] = [];
    for (const row of rows) stored.push(...(await insert(db, [row], log)));
    return stored;
  }
}

const insertRows: Prepared = {
  name: 'insert_inbound_messages',
  text: `
    INSERT INTO inbound_messages (wamid, person, operator_id, wa_id, whatsapp_user_id, profile_name, phone_number_id, content, media,
      quoted_wamid, raw, sent_at, received_at, request_id)
    SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(wamid text, person text, "operatorId" int, "waId" text, "whatsappUserId" text,
      "profileName" text, "phoneNumberId" text, content jsonb, media jsonb, "quotedWamid" text, raw jsonb, "sentAt" timestamptz,
      "receivedAt" timestamptz, "requestId" text)
    ON CONFLICT (wamid) DO NOTHING
    RETURNING wamid, person`,
};

/** Classes 22 and 23: the data is at fault, and would be at every try. */
const isDataFault = (error: unknown) => /^2[23]/.test(pgErrorCode(error) ?? '');
