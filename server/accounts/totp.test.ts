import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { newRecoveryCodes, newTotp, normaliseCode, stepOfCode } from './totp.ts';

const { secret, uri } = newTotp('mira+x@plant.example');
const now = new Date('2026-11-20T08:00:10Z');
const at = (seconds: number) => generateSync({ secret, epoch: now.getTime() / 1000 + seconds });
const step = Math.floor(now.getTime() / 30_000);
const stepOf = (code: string, lastStep: number | null = null) => stepOfCode({ secret, code, now, lastStep });

test('The address of the QR code says whose it is, and of what', () => {
  expect(uri).toBe(`otpauth://totp/Kinto:mira%2Bx%40plant.example?secret=${secret}&issuer=Kinto`);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
});

test.each([
  [0, 0],
  [-30, -1],
  [30, 1],
])('A code of %i seconds from now is taken', (seconds, steps) => {
  expect(stepOf(at(seconds))).toBe(step + steps);
});

test.each([-60, 60])('A code of %i seconds from now is not', (seconds) => {
  expect(stepOf(at(seconds))).toBeNull();
});

test('A code is good once, and so are the ones before it', () => {
  expect(stepOf(at(0), step - 1)).toBe(step);
  expect(stepOf(at(0), step)).toBeNull();
  expect(stepOf(at(-30), step)).toBeNull();
  expect(stepOf(at(30), step)).toBe(step + 1);
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is no code', (code) => {
  expect(stepOf(code)).toBeNull();
});

test('Codes may be typed with spaces and dashes, in any case', () => {
  expect(normaliseCode(' 123 456 ')).toEqual({ kind: 'app', code: '123456' });
  expect(normaliseCode('abcde-23456')).toEqual({ kind: 'recovery', code: 'ABCDE23456' });
});

test('Recovery codes are eight, and no two are alike', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(8);
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
});
