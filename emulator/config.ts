import { z } from 'zod';
import type { EmulatorOptions } from './settings.ts';

const secret = z.string().min(1, 'must not be empty');

const schema = z.object({
  EMULATOR_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .optional(),
  EMULATOR_HOST: z.string().min(1, 'must not be empty').optional(),
  EMULATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  EMULATOR_APP_SECRET: secret.optional(),
  EMULATOR_VERIFY_TOKEN: secret.optional(),
  EMULATOR_ACCESS_TOKEN: secret.optional(),
  EMULATOR_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,25}$/, 'must be 5 to 25 digits')
    .optional(),
});

/** What is wrong with the environment, one line a fault, never with a value in it. */
export class EmulatorConfigError extends Error {}

/**
 * Reads the emulator's settings from the environment; everything has a default.
 * @throws EmulatorConfigError
 */
export function loadEmulatorConfig(env: NodeJS.ProcessEnv): EmulatorOptions {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EmulatorConfigError(faults.join('\n'));
  }
  const config = parsed.data;
  return {
    port: config.EMULATOR_PORT,
    host: config.EMULATOR_HOST,
    webhookUrl: config.EMULATOR_WEBHOOK_URL,
    appSecret: config.EMULATOR_APP_SECRET,
    verifyToken: config.EMULATOR_VERIFY_TOKEN,
    accessToken: config.EMULATOR_ACCESS_TOKEN,
    phoneNumberId: config.EMULATOR_PHONE_NUMBER_ID,
  };
}
