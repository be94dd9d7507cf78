import { expect, it } from 'vitest';
import { makeWamid } from './wamid.ts';

const HEX = '4A6599AEE03810144F00AAAA';

it('has the record that public samples have', () => {
  const record = Buffer.from(makeWamid('16503879439', 'inbound', HEX).slice('wamid.'.length), 'base64');
  expect(record.toString('latin1')).toBe(
    '\x1c\x18\x0b16503879439\x15\x02\x00\x12\x18\x143A4A6599AEE03810144F\x00',
  );
});

it('has a shorter id and another direction for what the business sends', () => {
  const record = Buffer.from(makeWamid('16503879439', 'outbound', HEX).slice('wamid.'.length), 'base64');
  expect(record.toString('latin1')).toBe(
    '\x1c\x18\x0b16503879439\x15\x02\x00\x11\x18\x124A6599AEE03810144F\x00',
  );
});
