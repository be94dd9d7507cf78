import { expect, test } from 'vitest';
import { systemTexts } from '../../texts/system.ts';
import { adviceOf, worstFirst } from './advice-of.ts';

const texts = systemTexts.en;

test('What is well needs no advice', () => {
  expect(adviceOf('outbox', { status: 'healthy' }, texts)).toBeNull();
});

test('A known cause has its own words; why Meta refuses is told in the server’s', () => {
  expect(adviceOf('disk', { status: 'warning', cause: 'full', action: 'x' }, texts)?.what).toMatch(
    /nearly full/,
  );
  const refused = adviceOf(
    'whatsapp',
    { status: 'error', cause: 'refused', action: 'The token ended.' },
    texts,
  );
  expect(refused).toMatchObject({ what: 'The token ended.', command: 'pm2 reload kinto-app --update-env' });
});

test('Whether it is WhatsApp or its emulator that is away', () => {
  const away = { status: 'error', cause: 'unreachable' } as const;
  expect(adviceOf('whatsapp', away, texts)?.what).toMatch(/^WhatsApp does not answer/);
  expect(adviceOf('whatsapp', { ...away, emulator: true }, texts)?.what).toMatch(/^The emulator/);
});

test('What nobody knows the cause of is still told', () => {
  expect(adviceOf('jobs', { status: 'error' }, texts)).toBe(texts.unknown);
  expect(adviceOf('new', { status: 'error', cause: 'odd', action: 'Do this.' }, texts)?.what).toBe(
    'Do this.',
  );
});

test('What is wrong comes first', () => {
  const services = {
    a: { status: 'healthy' },
    b: { status: 'warning' },
    c: { status: 'error' },
    d: { status: 'off' },
  } as const;
  expect(worstFirst(services).map(([name]) => name)).toEqual(['c', 'b', 'd', 'a']);
});
