import { describe, expect, test } from 'vitest';
import { ConfigError } from './config-error.ts';
import { loadConfig } from './load-config.ts';

const long = (letter: string) => letter.repeat(32);

test('nothing is required', () => {
  expect(loadConfig({}, '/srv/kinto')).toEqual({
    env: 'development',
    databaseUrl: null,
    dataDir: '/srv/kinto/data',
    port: 3000,
    host: '0.0.0.0',
    publicUrl: null,
    logLevel: 'info',
    adminEmail: null,
    adminPassword: null,
    whatsapp: {
      accessToken: null,
      phoneNumberId: null,
      verifyToken: null,
      appSecret: null,
      apiUrl: 'https://graph.facebook.com',
      apiVersion: 'v26.0',
      photosDir: '/srv/kinto/whatsapp_photos',
    },
    jwtSecret: null,
    jwtRefreshSecret: null,
    metricsToken: null,
  });
});

test('an empty value is an unset one', () => {
  expect(loadConfig({ DATABASE_URL: '', PORT: ' ', JWT_SECRET: '', NODE_ENV: '' }, '/srv')).toEqual(
    loadConfig({}, '/srv'),
  );
});

test('everything can be set', () => {
  const config = loadConfig({
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://a:b@db.example.com/kinto?sslmode=require',
    DATA_DIR: '/var/kinto',
    PORT: '0',
    HOST: '::1',
    PUBLIC_URL: 'https://example.com/',
    LOG_LEVEL: 'debug',
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'a short one',
    WHATSAPP_ACCESS_TOKEN: long('a'),
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_VERIFY_TOKEN: long('b'),
    WHATSAPP_APP_SECRET: long('c'),
    WHATSAPP_API_URL: 'http://127.0.0.1:4000//',
    WHATSAPP_API_VERSION: 'v21.0',
    WHATSAPP_PHOTOS_DIR: '/var/photos',
    JWT_SECRET: long('d'),
    JWT_REFRESH_SECRET: long('e'),
    METRICS_TOKEN: long('f'),
  });
  expect(config).toMatchObject({ env: 'production', port: 0, host: '::1', publicUrl: 'https://example.com' });
  expect(config.whatsapp).toMatchObject({ apiUrl: 'http://127.0.0.1:4000', photosDir: '/var/photos' });
});

describe('one line a fault, and never the value', () => {
  const token = { WHATSAPP_ACCESS_TOKEN: long('t') };
  const production = { NODE_ENV: 'production' };
  test.each<[NodeJS.ProcessEnv, string[]]>([
    [{ PORT: 'http' }, ['PORT: must be a port number from 0 to 65535']],
    [{ PORT: '65536' }, ['PORT: must be a port number from 0 to 65535']],
    [{ PORT: '-1' }, ['PORT: must be a port number from 0 to 65535']],
    [{ PORT: '30.5' }, ['PORT: must be a port number from 0 to 65535']],
    [{ HOST: 'a b' }, ['HOST: must be a host name or an IP address']],
    [{ NODE_ENV: 'prod' }, ['NODE_ENV: must be production, development or test']],
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent']],
    [
      { DATABASE_URL: 'mysql://secret@db/kinto' },
      ['DATABASE_URL: must be a PostgreSQL URL: postgres://user:password@host:5432/database'],
    ],
    [
      { DATABASE_URL: 'db:secret' },
      ['DATABASE_URL: must be a PostgreSQL URL: postgres://user:password@host:5432/database'],
    ],
    [{ PUBLIC_URL: 'example.com' }, ['PUBLIC_URL: must be a URL that begins with http:// or https://']],
    [
      { WHATSAPP_API_URL: 'ftp://x' },
      ['WHATSAPP_API_URL: must be a URL that begins with http:// or https://'],
    ],
    [{ WHATSAPP_API_VERSION: '26' }, ['WHATSAPP_API_VERSION: must look like v26.0']],
    [{ WHATSAPP_PHONE_NUMBER_ID: '+1555' }, ['WHATSAPP_PHONE_NUMBER_ID: must be digits only']],
    [{ ADMIN_EMAIL: 'admin' }, ['ADMIN_EMAIL: must be an email address']],
    [{ JWT_SECRET: 'secret word' }, ['JWT_SECRET: must be printable ASCII without spaces']],
    [
      token,
      [
        'WHATSAPP_APP_SECRET: must be set when WHATSAPP_ACCESS_TOKEN is set',
        'WHATSAPP_VERIFY_TOKEN: must be set when WHATSAPP_ACCESS_TOKEN is set',
      ],
    ],
    [
      { ...token, WHATSAPP_APP_SECRET: long('s') },
      ['WHATSAPP_VERIFY_TOKEN: must be set when WHATSAPP_ACCESS_TOKEN is set'],
    ],
    [
      { ...production, JWT_SECRET: 'short1', METRICS_TOKEN: 'x'.repeat(31), WHATSAPP_VERIFY_TOKEN: 'short2' },
      [
        'WHATSAPP_VERIFY_TOKEN: must have at least 32 characters in production',
        'JWT_SECRET: must have at least 32 characters in production',
        'METRICS_TOKEN: must have at least 32 characters in production',
      ],
    ],
    [
      { ...production, WHATSAPP_ACCESS_TOKEN: 't', WHATSAPP_APP_SECRET: 's', WHATSAPP_VERIFY_TOKEN: 'v' },
      [
        'WHATSAPP_ACCESS_TOKEN: must have at least 32 characters in production',
        'WHATSAPP_APP_SECRET: must have at least 32 characters in production',
        'WHATSAPP_VERIFY_TOKEN: must have at least 32 characters in production',
      ],
    ],
    [
      { ...production, WHATSAPP_APP_SECRET: long('s'), WHATSAPP_VERIFY_TOKEN: long('s') },
      ['WHATSAPP_VERIFY_TOKEN: must differ from WHATSAPP_APP_SECRET in production'],
    ],
    [
      { ...production, JWT_SECRET: long('j'), JWT_REFRESH_SECRET: long('j') },
      ['JWT_REFRESH_SECRET: must differ from JWT_SECRET in production'],
    ],
    [
      { ...production, PORT: 'x', JWT_SECRET: 'short' },
      [
        'PORT: must be a port number from 0 to 65535',
        'JWT_SECRET: must have at least 32 characters in production',
      ],
    ],
    [
      { PORT: 'x', LOG_LEVEL: 'y' },
      [
        'PORT: must be a port number from 0 to 65535',
        'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
      ],
    ],
  ])('%o', (env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });

  test('short and equal secrets do outside production', () => {
    expect(() => loadConfig({ JWT_SECRET: 'a', JWT_REFRESH_SECRET: 'a' })).not.toThrow();
  });

  test('the message lists the faults', () => {
    expect(() => loadConfig({ PORT: 'secret' })).toThrow(
      /^The configuration has a fault:\n {2}PORT: must be [^\n]+$/,
    );
  });
});

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}
