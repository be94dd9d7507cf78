import { expect, test } from 'vitest';
import { offsetOf, timeZones } from './time-zones.ts';

test('Each zone once, by the name of today; the one that is set whatever it is called', () => {
  const zones = timeZones('Europe/Berlin');
  for (const name of ['Asia/Kolkata', 'America/New_York', 'Europe/Berlin', 'UTC'])
    expect(zones).toContain(name);
  expect(zones).not.toContain('Asia/Calcutta');
  expect(new Set(zones).size).toBe(zones.length);
  expect(timeZones('Asia/Calcutta')).toContain('Asia/Calcutta');
});

test('How far from UTC, in winter', () => {
  const at = new Date('2026-11-20T08:00:00Z');
  expect(['Asia/Kolkata', 'America/New_York', 'Mars/Base'].map((zone) => offsetOf(zone, at))).toEqual([
    'UTC+5:30',
    'UTC-5',
    '',
  ]);
});
