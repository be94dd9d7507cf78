import { limits } from './limits.ts';

/** The digits of a number as WhatsApp writes it, `+` and spaces forgiven; `null` when it is no number. */
export function readWaId(text: string | undefined): string | null {
  const digits = text?.replace(/^\+|[\s().-]/g, '') ?? '';
  return /^\d{5,}$/.test(digits) && digits.length <= limits.phoneDigits ? digits : null;
}

/** A business-scoped user id (BSUID), `US.1349…` [M:bsuid]; `null` when it is none. */
export function readUserId(text: string | undefined): string | null {
  return text !== undefined && /^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(text) ? text : null;
}
