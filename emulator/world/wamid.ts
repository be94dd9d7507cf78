import type { Direction } from './message.ts';

/**
 * A message id as WhatsApp makes them: base64 of a small record with the person's number, the direction and a
 * random hex id (18 characters outbound, 20 beginning with 3A inbound). Read off public samples; clients must
 * treat it as opaque.
 * @param hex random upper-case hex, at least 18 characters
 */
export function makeWamid(digits: string, direction: Direction, hex: string): string {
  const id = direction === 'outbound' ? hex.slice(0, 18) : `3A${hex.slice(0, 18)}`;
  const record = Buffer.concat([
    Buffer.from([0x1c, 0x18, digits.length]),
    Buffer.from(digits, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, direction === 'outbound' ? 0x11 : 0x12, 0x18, id.length]),
    Buffer.from(id, 'latin1'),
    Buffer.from([0x00]),
  ]);
  return `wamid.${record.toString('base64')}`;
}
