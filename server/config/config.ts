export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that can be set from outside, checked. Folders are absolute; what was not set is `null`. */
export interface Config {
  env: 'production' | 'development' | 'test';
  /** `null`: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** 0: any free port (for tests). */
  port: number;
  host: string;
  /** Without a slash at its end. */
  publicUrl: string | null;
  logLevel: LogLevel;
  adminEmail: string | null;
  adminPassword: string | null;
  whatsapp: WhatsappConfig;
  jwtSecret: string | null;
  jwtRefreshSecret: string | null;
  metricsToken: string | null;
}

interface WhatsappConfig {
  /** `null`: the product talks to its own emulator. When set, `verifyToken` and `appSecret` are set as well. */
  accessToken: string | null;
  phoneNumberId: string | null;
  verifyToken: string | null;
  appSecret: string | null;
  /** Without a slash at its end. */
  apiUrl: string;
  apiVersion: string;
  photosDir: string;
}
