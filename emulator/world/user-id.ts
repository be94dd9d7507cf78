import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** The business-scoped user id of a number: country code, dot, digits [M:bsuid]. The same number always gets the same one. */
export function userIdOf(digits: string, wabaId: string): string {
  const country = parsePhoneNumberFromString(`+${digits}`)?.country ?? 'US';
  const hash = createHash('sha256').update(`${wabaId}:${digits}`).digest();
  return `${country}.${hash.readBigUInt64BE(0).toString().padStart(20, '1')}`;
}
