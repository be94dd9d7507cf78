import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';

/** Every secret that the product needs, set from outside or generated. */
export interface Secrets {
  jwtSecret: string;
  jwtRefreshSecret: string;
  whatsappVerifyToken: string;
  whatsappAppSecret: string;
  /** What the emulator accepts as an access token, when there is no WhatsApp account. */
  emulatorAccessToken: string;
}

const fileSchema = z.object({ seed: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The secrets of the configuration; those that are unset are derived from one random seed, which is generated once
 * and kept in `secrets.json` under `DATA_DIR`, readable by its owner alone. Processes that start together agree.
 * @throws Error when that file is damaged or can't be written.
 */
export function loadSecrets(config: Config): Secrets {
  const seed = loadSeed(config.dataDir);
  return {
    jwtSecret: config.jwtSecret ?? derive(seed, 'jwt'),
    jwtRefreshSecret: config.jwtRefreshSecret ?? derive(seed, 'jwt-refresh'),
    whatsappVerifyToken: config.whatsapp.verifyToken ?? derive(seed, 'whatsapp-verify-token'),
    whatsappAppSecret: config.whatsapp.appSecret ?? derive(seed, 'whatsapp-app-secret'),
    emulatorAccessToken: derive(seed, 'emulator-access-token'),
  };
}

/** 64 hexadecimal digits, another for every purpose; one can't be told from the other. */
function derive(seed: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(seed, 'hex'), '', `kinto-app ${purpose}`, 32)).toString(
    'hex',
  );
}

function loadSeed(dataDir: string): string {
  const file = path.join(dataDir, 'secrets.json');
  return readSeed(file) ?? writeSeed(file) ?? missing(file);
}

function readSeed(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const parsed = fileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data.seed;
  throw new Error(
    `${file} is damaged. Bring it back from a backup; or remove it, and everybody has to sign in again.`,
  );
}

/** Complete or not at all, and never over another's: a link fails when its name is taken. */
function writeSeed(file: string): string | null {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify({ seed: randomBytes(32).toString('hex') })}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readSeed(file);
}

function missing(file: string): never {
  throw new Error(`${file} was removed while it was being made.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
