import type { ParsedWebhook } from './parsed-webhook.ts';
import { readSystemChange, readUserIdUpdate } from './read-identity-change.ts';
import { readMessage } from './read-message.ts';
import { readStatus, readStatusError } from './read-status.ts';
import { storable } from './storable.ts';
import { changeSchema, contactSchema, entrySchema, envelopeSchema, valueSchema } from './webhook-schema.ts';

/**
 * Reads one webhook of Meta's: any number of entries, changes, messages and statuses [M:wh-endpoint]. Never throws,
 * and never drops: what it cannot read goes to `rest` with a reason, and costs its neighbours nothing. Strings come
 * out without what PostgreSQL refuses. Messages of one webhook keep their order; duplicates are left in.
 *
 * @param receivedAt stands in for timestamps that are missing or nonsense
 */
export function parseWebhook(body: unknown, receivedAt: Date): ParsedWebhook {
  const parsed: ParsedWebhook = { messages: [], statuses: [], identityChanges: [], rest: [] };
  const clean = storable(body);
  const envelope = envelopeSchema.safeParse(clean).data;
  if (!envelope || envelope.entry.length === 0 || (envelope.object ?? BUSINESS) !== BUSINESS) {
    parsed.rest.push({ reason: 'no webhook of a WhatsApp business account', raw: clean });
    return parsed;
  }
  for (const rawEntry of envelope.entry) {
    const changes = entrySchema.safeParse(rawEntry).data?.changes ?? [];
    if (changes.length === 0) parsed.rest.push({ reason: 'an entry without changes', raw: rawEntry });
    for (const rawChange of changes) readChange(rawChange, receivedAt, parsed);
  }
  return parsed;
}

const BUSINESS = 'whatsapp_business_account';
/** Our number's id is some fifteen digits. */
const PHONE_NUMBER_ID_MAX = 40;

function readChange(rawChange: unknown, receivedAt: Date, parsed: ParsedWebhook): void {
  const change = changeSchema.safeParse(rawChange).data;
  const value = valueSchema.safeParse(change?.value).data;
  if (!change || !value) {
    parsed.rest.push({ reason: 'a change without a value', raw: rawChange });
    return;
  }
  const field = change.field ?? 'messages';
  const id = value.metadata?.phone_number_id;
  const around = {
    phoneNumberId: id && id.length <= PHONE_NUMBER_ID_MAX ? id : null,
    contacts: value.contacts.flatMap((raw) => contactSchema.safeParse(raw).data ?? []),
    receivedAt,
  };
  if (field !== 'messages') {
    for (const raw of value.user_id_update) {
      const update = readUserIdUpdate(raw, around);
      if (update) parsed.identityChanges.push(update);
    }
    parsed.rest.push({ reason: `a change of ${fieldName(field)}`, raw: rawChange });
    return;
  }
  readMembers(value, around, parsed, rawChange);
}

function readMembers(
  { messages, statuses, errors }: { messages: unknown[]; statuses: unknown[]; errors: unknown[] },
  around: Parameters<typeof readMessage>[1],
  parsed: ParsedWebhook,
  rawChange: unknown,
): void {
  for (const raw of messages) {
    const message = readMessage(raw, around);
    if ('reason' in message) parsed.rest.push({ reason: message.reason, raw: rawWithMetadata(raw, around) });
    else parsed.messages.push(message);
    const identityChange = readSystemChange(raw, around);
    if (identityChange) parsed.identityChanges.push(identityChange);
  }
  for (const raw of statuses) {
    const status = readStatus(raw, around);
    if ('reason' in status) parsed.rest.push({ reason: status.reason, raw: rawWithMetadata(raw, around) });
    else parsed.statuses.push(status);
  }
  for (const raw of errors) {
    const code = readStatusError(raw)[0]?.code ?? 'without a code';
    parsed.rest.push({ reason: `an error of the account: ${code}`, raw: rawWithMetadata(raw, around) });
  }
  if (messages.length + statuses.length + errors.length === 0) {
    parsed.rest.push({ reason: 'a change with nothing in it', raw: rawChange });
  }
}

/** A member set aside keeps the number that it was sent to, so that it can be read again later. */
function rawWithMetadata(raw: unknown, { phoneNumberId }: { phoneNumberId: string | null }): unknown {
  return { phone_number_id: phoneNumberId, member: raw };
}

/** Reasons are read in logs: only what looks like a field's name gets there. */
function fieldName(field: string): string {
  return /^[a-z_]{1,60}$/.test(field) ? field : 'an unknown field';
}
