import { expect, test } from 'vitest';
import type { Setup } from '../../../../shared/contracts/setup.ts';
import { doneSteps, isOffered, nextStep } from './setup-steps.ts';

const fresh: Setup = {
  whatsapp: {
    mode: 'emulator',
    emulatorUrl: 'http://localhost:3001',
    webhookUrl: null,
    verifyToken: null,
    phoneNumberId: null,
    lastMessageAt: null,
  },
  machines: 0,
  operators: 0,
  templates: 0,
  assignments: 0,
  dismissed: false,
};
const message = { lastMessageAt: '2026-11-20T08:00:00.000Z' };

test('Nothing is done at first, and each step is done by what is there', () => {
  expect([...doneSteps(fresh)]).toEqual([]);
  expect(nextStep(fresh)).toBe('whatsapp');
  const there = { ...fresh, machines: 2, operators: 1, templates: 1 };
  expect([...doneSteps(there)]).toEqual(['machine', 'operator', 'template']);
  expect(nextStep({ ...there, whatsapp: { ...fresh.whatsapp, ...message } })).toBe('assign');
});

test('The emulator is connected once it was used; Meta only once somebody has written', () => {
  const assigned = { ...fresh, machines: 1, operators: 1, templates: 1, assignments: 1 };
  expect(nextStep(assigned)).toBeNull();
  const meta = { ...assigned, whatsapp: { ...fresh.whatsapp, mode: 'meta' as const } };
  expect(nextStep(meta)).toBe('whatsapp');
  expect(nextStep({ ...meta, whatsapp: { ...meta.whatsapp, ...message } })).toBeNull();
});

test('It is offered until something was assigned, or somebody put it away', () => {
  expect(isOffered(fresh)).toBe(true);
  expect(isOffered({ ...fresh, assignments: 1 })).toBe(false);
  expect(isOffered({ ...fresh, dismissed: true })).toBe(false);
});
