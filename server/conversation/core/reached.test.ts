import { describe, expect, test } from 'vitest';
import type { PromptFacts } from './facts.ts';
import { inOneBurst, reached } from './reached.ts';

const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1_000);
const message = (sentAt: number, receivedAt: number) => ({
  id: 'm',
  wamid: 'w',
  content: { kind: 'text' as const, text: 'OK' },
  sentAt: at(sentAt),
  receivedAt: at(receivedAt),
  quoted: null,
});
const prompt = (times: { accepted?: number; sent?: number; delivered?: number }): PromptFacts => ({
  handedAt: times.accepted === undefined ? null : at(times.accepted),
  sentAt: times.sent === undefined ? null : at(times.sent),
  deliveredAt: times.delivered === undefined ? null : at(times.delivered),
  failed: false,
});

const quoting = (id: string) => ({
  ...message(10, 10.1),
  quoted: { kind: 'question' as const, id, sessionId: 's', taskIndex: 0 },
});
const deliveredLater = { ...prompt({ accepted: 5.2, sent: 5, delivered: 12 }), id: 'asked' };

describe('had the question reached the phone?', () => {
  test.each([
    ['it was asked in this very transaction', null, message(10, 10), 'no'],
    ['it was not taken yet', prompt({}), message(10, 10), 'no'],
    ['delivered before', prompt({ accepted: 5.2, sent: 5, delivered: 6 }), message(10, 10.1), 'yes'],
    ['delivered after', prompt({ accepted: 5.2, sent: 5, delivered: 12 }), message(10, 10.1), 'no'],
    [
      'delivered after, though the message came in late',
      prompt({ accepted: 5.2, sent: 5, delivered: 12 }),
      message(10, 300),
      'no',
    ],
    [
      'delivered in the same second, and taken before it came in',
      prompt({ accepted: 9.9, delivered: 10 }),
      message(10, 10.2),
      'yes',
    ],
    [
      'delivered in the same second, but taken after it came in',
      prompt({ accepted: 10.3, delivered: 10 }),
      message(10, 10.2),
      'no',
    ],
    [
      'delivered, and the reply of the API was slow',
      prompt({ accepted: 15, delivered: 6 }),
      message(10, 10.1),
      'yes',
    ],
    ['delivered, and the reply of the API was lost', prompt({ delivered: 6 }), message(10, 10.1), 'yes'],
    ['delivered later, and the reply was lost', prompt({ delivered: 12 }), message(10, 10.1), 'no'],
    [
      'delivered in the same second, and the reply was lost',
      prompt({ delivered: 10 }),
      message(10, 10.1),
      'maybe',
    ],
    [
      'no status yet, and it came in before the question was taken',
      prompt({ accepted: 10.3 }),
      message(10, 10.2),
      'no',
    ],
    ['no status yet, and it came in after', prompt({ accepted: 10.1 }), message(10, 10.2), 'maybe'],
    [
      'no status yet, it came in the moment the question was taken',
      prompt({ accepted: 10.2 }),
      message(10, 10.2),
      'maybe',
    ],
    ['sent on by Meta after the message', prompt({ accepted: 11.2, sent: 11 }), message(10, 12), 'no'],
    ['sent on by Meta in the same second', prompt({ accepted: 9.9, sent: 10 }), message(10, 10.2), 'maybe'],
    ['only known to be sent, the reply was lost', prompt({ sent: 9 }), message(10, 10.2), 'maybe'],
    ['only known to be sent, after the message', prompt({ sent: 11 }), message(10, 10.2), 'no'],
    ['a message of long ago, delivered by Meta now', prompt({ accepted: 100 }), message(30, 101), 'no'],
    [
      'it could not be delivered',
      { ...prompt({ accepted: 5.2, sent: 5 }), failed: true },
      message(10, 10.1),
      'no',
    ],
    ['delivered after, by what is told, but it quotes the question', deliveredLater, quoting('asked'), 'yes'],
    ['delivered after, and it quotes what was asked before', deliveredLater, quoting('another'), 'no'],
    ['clocks may differ by a minute', prompt({ accepted: 100 }), message(45, 101), 'maybe'],
  ] as const)('%s', (_, facts, incoming, wanted) => expect(reached(incoming, facts)).toBe(wanted));
});

test.each([
  ['delivered in the second before', prompt({ accepted: 8.9, sent: 9, delivered: 9 }), 'yes'],
  [
    'delivered in the same second, and taken before it came in',
    prompt({ accepted: 9.9, delivered: 10 }),
    'no',
  ],
  ['delivered in the same second, and the reply was lost', prompt({ delivered: 10 }), 'no'],
  ['sent on by Meta in the same second', prompt({ accepted: 9.9, sent: 10 }), 'no'],
  ['sent on by Meta in the second before', prompt({ accepted: 8.9, sent: 9 }), 'maybe'],
] as const)('nobody takes a photo within a second: %s', (_, facts, wanted) => {
  const photo = { ...message(10, 10.2), content: { kind: 'photo' as const, caption: null } };
  expect(reached(photo, facts)).toBe(wanted);
});

test('a burst is two seconds wide, either way', () => {
  expect([8, 9, 10, 11, 12, 13, 7].map((s) => inOneBurst(at(s), at(10)))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
