import path from 'node:path';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { type Environment, environmentSchema, VARIABLES } from './environment-schema.ts';
import { type Given, secretFaults } from './secret-faults.ts';

/**
 * Checks the environment and turns it into a `Config`. Relative folders are taken from `cwd`.
 * @throws ConfigError with one line per fault; a value never appears in it.
 */
export function loadConfig(env: NodeJS.ProcessEnv, cwd: string = process.cwd()): Config {
  const set: Given = Object.fromEntries(
    VARIABLES.map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]]),
  );
  const { data, error } = environmentSchema.safeParse(set);
  const malformed = (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const faults = [...malformed, ...secretFaults(set)];
  if (!data || faults.length > 0) throw new ConfigError(faults);
  return toConfig(data, cwd);
}

function toConfig(environment: Environment, cwd: string): Config {
  return {
    env: environment.NODE_ENV,
    databaseUrl: environment.DATABASE_URL ?? null,
    dataDir: path.resolve(cwd, environment.DATA_DIR),
    port: environment.PORT,
    host: environment.HOST,
    publicUrl: environment.PUBLIC_URL ?? null,
    logLevel: environment.LOG_LEVEL,
    adminEmail: environment.ADMIN_EMAIL ?? null,
    adminPassword: environment.ADMIN_PASSWORD ?? null,
    whatsapp: {
      accessToken: environment.WHATSAPP_ACCESS_TOKEN ?? null,
      phoneNumberId: environment.WHATSAPP_PHONE_NUMBER_ID ?? null,
      verifyToken: environment.WHATSAPP_VERIFY_TOKEN ?? null,
      appSecret: environment.WHATSAPP_APP_SECRET ?? null,
      apiUrl: environment.WHATSAPP_API_URL,
      apiVersion: environment.WHATSAPP_API_VERSION,
      photosDir: path.resolve(cwd, environment.WHATSAPP_PHOTOS_DIR),
    },
    jwtSecret: environment.JWT_SECRET ?? null,
    jwtRefreshSecret: environment.JWT_REFRESH_SECRET ?? null,
    metricsToken: environment.METRICS_TOKEN ?? null,
  };
}
