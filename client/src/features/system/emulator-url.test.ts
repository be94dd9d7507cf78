import { expect, test } from 'vitest';
import type { SystemStatus } from '../../../../shared/contracts/system.ts';
import { emulatorUrl } from './emulator-url.ts';

const withUrl = (url: unknown): SystemStatus => ({
  overall: 'healthy',
  timestamp: '',
  services: { whatsapp: { status: 'healthy', emulatorUrl: url } },
});

test.each([
  ['http://127.0.0.1:3001/', 'http://127.0.0.1:3001/'],
  ['javascript:alert(1)', null],
  [7, null],
  [undefined, null],
])('%j → %j', (url, expected) => {
  expect(emulatorUrl(withUrl(url))).toBe(expected);
});

test('nothing is known, nothing is shown', () => {
  expect(emulatorUrl(undefined)).toBeNull();
  expect(emulatorUrl({ overall: 'healthy', timestamp: '', services: {} })).toBeNull();
});
