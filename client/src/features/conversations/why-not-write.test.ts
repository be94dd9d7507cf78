import { expect, test } from 'vitest';
import { whyNotWrite } from './why-not-write.ts';

const now = new Date('2026-11-20T12:00:00Z');
const open = { status: 'active', windowOpenUntil: '2026-11-20T12:00:01Z' } as const;
const manager = { mayManage: true, hasTemplate: false, now };

test('What stands in the way is said, the gravest first', () => {
  expect(whyNotWrite(open, manager)).toBeNull();
  expect(whyNotWrite(open, { ...manager, mayManage: false })).toBe('role');
  expect(whyNotWrite({ ...open, status: 'waiting' }, manager)).toBe('waiting');
  expect(whyNotWrite({ ...open, status: 'cancelled' }, manager)).toBe('over');
});

test('The window closes by the clock; with a message template one can write all the same', () => {
  const closed = { ...open, windowOpenUntil: now.toISOString() };
  expect(whyNotWrite(closed, manager)).toBe('window');
  expect(whyNotWrite({ ...open, windowOpenUntil: null }, manager)).toBe('window');
  expect(whyNotWrite(closed, { ...manager, hasTemplate: true })).toBeNull();
});
