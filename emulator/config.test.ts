import { describe, expect, it } from 'vitest';
import { EmulatorConfigError, loadEmulatorConfig } from './config.ts';
import { settingsFrom } from './settings.ts';

function faultsOf(env: NodeJS.ProcessEnv): string {
  try {
    loadEmulatorConfig(env);
  } catch (error) {
    if (error instanceof EmulatorConfigError) return error.message;
  }
  return 'none';
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(settingsFrom(loadEmulatorConfig({}))).toMatchObject({
      port: 3001,
      host: '127.0.0.1',
      webhookUrl: 'http://127.0.0.1:3000/api/whatsapp/webhook',
      accessToken: null,
    });
  });

  it('takes every variable', () => {
    const env = {
      EMULATOR_PORT: '0',
      EMULATOR_HOST: '::1',
      EMULATOR_WEBHOOK_URL: 'https://example.com/hook',
      EMULATOR_APP_SECRET: 'a',
      EMULATOR_VERIFY_TOKEN: 'b',
      EMULATOR_ACCESS_TOKEN: 'c',
      EMULATOR_PHONE_NUMBER_ID: '123456',
    };
    expect(loadEmulatorConfig(env)).toEqual({
      port: 0,
      host: '::1',
      webhookUrl: 'https://example.com/hook',
      appSecret: 'a',
      verifyToken: 'b',
      accessToken: 'c',
      phoneNumberId: '123456',
    });
  });

  it.each([
    ['EMULATOR_PORT', 'many'],
    ['EMULATOR_PORT', '65536'],
    ['EMULATOR_PORT', '-1'],
    ['EMULATOR_HOST', ''],
    ['EMULATOR_WEBHOOK_URL', 'ftp://secret.example'],
    ['EMULATOR_WEBHOOK_URL', 'secret'],
    ['EMULATOR_APP_SECRET', ''],
    ['EMULATOR_VERIFY_TOKEN', ''],
    ['EMULATOR_ACCESS_TOKEN', ''],
    ['EMULATOR_PHONE_NUMBER_ID', 'secret'],
  ])('refuses %s=%s by name, without the value', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toMatch(new RegExp(`^${name}: must .+$`));
    expect(faults).not.toContain('secret');
  });

  it('tells all faults, one a line', () => {
    const faults = faultsOf({ EMULATOR_PORT: 'x', EMULATOR_PHONE_NUMBER_ID: 'y' }).split('\n');
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['EMULATOR_PORT', 'EMULATOR_PHONE_NUMBER_ID']);
  });
});
