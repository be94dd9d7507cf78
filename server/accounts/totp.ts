import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

const ISSUER = 'Kinto';
/** Clocks of phones may be off by so many seconds: the code before and the one after are taken too. */
const TOLERANCE = 30;
const RECOVERY_CODES = 8;
/** Without letters and digits that look alike; 10 of them are 50 bits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A secret for an authenticator app, in base32, and the address that its QR code holds. */
export function newTotp(email: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
}

/** Spaces and dashes are for people; six digits are an app's code, anything else may be a recovery code. */
export function normaliseCode(typed: string): { kind: 'app' | 'recovery'; code: string } {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  return { kind: /^\d{6}$/.test(code) ? 'app' : 'recovery', code };
}

/** The time step (30 s each) that a code of six digits belongs to, when it is a new one; `null` when it is wrong or was used. */
export function stepOfCode(given: {
  secret: string;
  code: string;
  now: Date;
  lastStep: number | null;
}): number | null {
  if (!/^\d{6}$/.test(given.code)) return null;
  const epoch = Math.floor(given.now.getTime() / 1000);
  const result = verifySync({ secret: given.secret, token: given.code, epoch, epochTolerance: TOLERANCE });
  if (!result.valid || !('timeStep' in result)) return null;
  return given.lastStep !== null && result.timeStep <= given.lastStep ? null : result.timeStep;
}

/** Eight codes for the day when the phone is lost, each `XXXXX-XXXXX`. */
export function newRecoveryCodes(): string[] {
  const letters = (n: number) =>
    Array.from({ length: n }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${letters(5)}-${letters(5)}`);
}
