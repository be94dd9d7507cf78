/**
 * The forms under which WhatsApp may know this number (digits only, no `+`), the given one first. Prefer an exact
 * match; use the others only when there is none, and only when just one person has one of them.
 *
 * - Brazil: mobile numbers with and without the 9 after the area code [M:send]; landlines have no other form.
 * - Mexico: `52 1` and `52` [M:send].
 * - Argentina: `54 9` is also looked up as `54`, as people write it. Not the other way round: `54` without the 9 can
 *   be a landline of someone else.
 */
export function waIdVariants(waId: string): string[] {
  const other = brazil(waId) ?? mexico(waId) ?? argentina(waId);
  return other === null ? [waId] : [waId, other];
}

function brazil(waId: string): string | null {
  const parts = /^55([1-9]\d)(9?)([6-9]\d{7})$/.exec(waId);
  return parts && `55${parts[1]}${parts[2] ? '' : '9'}${parts[3]}`;
}

function mexico(waId: string): string | null {
  const parts = /^52(1?)([2-9]\d{9})$/.exec(waId);
  return parts && `52${parts[1] ? '' : '1'}${parts[2]}`;
}

function argentina(waId: string): string | null {
  const parts = /^549([1-9]\d{9})$/.exec(waId);
  return parts && `54${parts[1]}`;
}
