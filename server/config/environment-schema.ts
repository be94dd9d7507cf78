import { z } from 'zod';
import { LOG_LEVELS } from './config.ts';

/** An empty value in `.env` (`FOO=`) means that the variable is not set. */
const text = z.string();
const url = (protocols: readonly string[], fault: string) =>
  z.string().refine((value) => protocols.includes(protocolOf(value) ?? ''), fault);

function protocolOf(value: string): string | null {
  return URL.canParse(value) ? new URL(value).protocol : null;
}

const webUrl = url(['http:', 'https:'], 'must be a URL that begins with http:// or https://').transform(
  (value) => value.replace(/\/+$/, ''),
);
const databaseUrl = url(
  ['postgres:', 'postgresql:'],
  'must be a PostgreSQL URL: postgres://user:password@host:5432/database',
);
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535');

/** A word that goes into an HTTP header or a URL as it stands: no spaces, no control characters. */
const secret = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** Every variable of the contract, as strings in and checked values out. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: text.default('./data'),
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .default('0.0.0.0'),
  PUBLIC_URL: webUrl.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  ADMIN_EMAIL: z.email('must be an email address').optional(),
  ADMIN_PASSWORD: text.optional(),
  WHATSAPP_ACCESS_TOKEN: secret.optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{1,32}$/, 'must be digits only')
    .optional(),
  WHATSAPP_VERIFY_TOKEN: secret.optional(),
  WHATSAPP_APP_SECRET: secret.optional(),
  WHATSAPP_API_URL: webUrl.default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/, 'must look like v26.0')
    .default('v26.0'),
  WHATSAPP_PHOTOS_DIR: text.default('./whatsapp_photos'),
  JWT_SECRET: secret.optional(),
  JWT_REFRESH_SECRET: secret.optional(),
  METRICS_TOKEN: secret.optional(),
});

export type Environment = z.output<typeof environmentSchema>;
export const VARIABLES = Object.keys(environmentSchema.shape) as (keyof Environment)[];
