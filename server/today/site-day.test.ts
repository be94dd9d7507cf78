import { expect, test } from 'vitest';
import { siteDay } from './site-day.ts';

const HOUR = 3_600_000;

test.each([
  ['Asia/Kolkata', '2026-11-20T20:00:00Z', '2026-11-20T18:30:00.000Z', 24],
  ['UTC', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00.000Z', 24],
  ['UTC', '2026-11-20T23:59:59Z', '2026-11-20T00:00:00.000Z', 24],
  ['Pacific/Apia', '2026-12-31T12:00:00Z', '2026-12-31T11:00:00.000Z', 24],
  ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', 23],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-24T22:00:00.000Z', 25],
  ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T04:00:00.000Z', 25],
  ['Australia/Lord_Howe', '2026-04-05T12:00:00Z', '2026-04-04T13:00:00.000Z', 24.5],
  // The clocks change at midnight: the day begins at one, or has its last hour twice.
  ['Africa/Cairo', '2026-04-24T10:00:00Z', '2026-04-23T22:00:00.000Z', 23],
  ['America/Santiago', '2026-09-06T12:00:00Z', '2026-09-06T04:00:00.000Z', 23],
  ['Africa/Cairo', '2026-10-29T20:30:00Z', '2026-10-28T21:00:00.000Z', 25],
  ['Africa/Cairo', '2026-10-29T21:30:00Z', '2026-10-28T21:00:00.000Z', 25],
])('the day of %s at %s begins at %s and has %d hours', (zone, now, start, hours) => {
  const day = siteDay(new Date(now), zone);
  expect(day.start.toISOString()).toBe(start);
  expect((day.end.getTime() - day.start.getTime()) / HOUR).toBe(hours);
});

test('every moment of a year lies in its own day, and the days join', () => {
  for (const zone of ['Europe/Berlin', 'Asia/Beirut', 'America/Havana', 'Asia/Kathmandu']) {
    let day = siteDay(new Date('2025-12-31T12:00:00Z'), zone);
    for (let i = 0; i < 370; i++) {
      for (const moment of [day.start, new Date(day.end.getTime() - 1)])
        expect(siteDay(moment, zone)).toEqual(day);
      const next = siteDay(day.end, zone);
      expect(next.start).toEqual(day.end);
      day = next;
    }
  }
});
