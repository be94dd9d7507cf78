import { expect, test } from 'vitest';
import { systemTexts } from '../../texts/system.ts';
import { figuresOf } from './figures-of.ts';

const tools = { words: systemTexts.en.figures, when: (iso: string) => iso.slice(11, 16) };
const figures = (name: string, details: Record<string, unknown>) =>
  figuresOf(name, details, tools).map(({ label, value }) => `${label}: ${value}`);

test('Each part tells its figures in words', () => {
  const connections = { used: 3, size: 16, waiting: 2 };
  expect(figures('database', { latencyMs: 1.234, connections })).toEqual([
    'Answers in: 1.2 ms',
    'Connections in use: 3 of 16',
    'Waiting for a connection: 2',
  ]);
  expect(figures('whatsapp', { phoneNumber: '+1 555', qualityRating: 'GREEN' })).toEqual([
    'Our number: +1 555',
    'Quality at Meta: high',
  ]);
  expect(figures('outbox', { pending: 4, oldestSeconds: 75 })).toEqual([
    'Waiting to be sent: 4',
    'Oldest waits for: 1 minute',
  ]);
  expect(figures('disk', { freeBytes: 5.5 * 1024 ** 3, freePercent: 12.5 })).toEqual([
    'Free: 5.5 GB (12.5 %)',
  ]);
  expect(figures('jobs', { due: 0, overdueSeconds: 0, failedIn24Hours: 2 })).toEqual([
    'Waiting to begin: 0',
    'Given up in 24 hours: 2',
  ]);
  expect(figures('photos', { pending: 0, oldestPendingSeconds: 0, failedIn24Hours: 0 })).toHaveLength(2);
});

test('When the last message came, or that none ever has; nothing where nothing is told', () => {
  expect(figures('webhook', { lastMessageAt: '2026-11-20T08:30:00.000Z', unhandled: 0 })).toEqual([
    'Last message came: 08:30',
    'Not handled yet: 0',
  ]);
  expect(figures('webhook', { lastMessageAt: null })).toEqual(['Last message came: never yet']);
  for (const name of ['database', 'whatsapp', 'webhook', 'outbox', 'photos', 'disk', 'jobs', 'other'])
    expect(figures(name, { latencyMs: 'soon', connections: 7, pending: null })).toEqual([]);
});
