import { expect, it } from 'vitest';
import { readTime } from './webhook-time.ts';

const receivedAt = new Date('2026-11-20T12:00:00.250Z');
const seconds = (time: string) => String(Date.parse(time) / 1000);

it.each([
  ['now', seconds('2026-11-20T12:00:00Z')],
  ['seven days late', seconds('2026-11-13T12:00:00Z')],
  ['a clock that is a little ahead', seconds('2026-11-20T12:00:05Z')],
])('takes %s', (_, timestamp) => {
  expect(readTime(timestamp, receivedAt)).toEqual(new Date(Number(timestamp) * 1000));
});

it.each([
  ['nothing', undefined],
  ['no number', 'noon'],
  ['zero', '0'],
  ['a time before WhatsApp', seconds('2008-12-31T00:00:00Z')],
  ['a time two days ahead', seconds('2026-11-22T12:00:00Z')],
  ['milliseconds', String(receivedAt.getTime())],
  ['a fraction', '1795201244.5'],
  ['a negative number', -5],
])('takes the time of receipt instead of %s', (_, timestamp) => {
  expect(readTime(timestamp, receivedAt)).toEqual(receivedAt);
});
