import pg from 'pg';
import { isOutage } from '../db/is-outage.ts';
import type { Refusal } from './refusal.ts';

/** What an error of the database means for the client; `null` when it is no such error, or a fault of ours. */
export function databaseRefusal(error: unknown): Refusal | null {
  if (isOutage(error)) return BUSY;
  for (let at = error; at instanceof Error; at = at.cause)
    if (at instanceof pg.DatabaseError) return ofDatabaseError(at);
  return null;
}

const BUSY: Refusal = {
  status: 503,
  code: 'unavailable',
  message: 'The database is not available just now. Please try again in a moment.',
  retryAfterSeconds: 2,
};

function ofDatabaseError(error: pg.DatabaseError): Refusal | null {
  const code = error.code ?? '';
  if (code === '23505') return taken(error);
  if (code === '23503') return dangling(error);
  if (UNSTORABLE.has(code)) {
    return { status: 400, code: 'bad_request', message: 'Something in what was sent cannot be stored.' };
  }
  return null;
}

/** A NUL in text, or text, numbers and times that a column can't hold. */
const UNSTORABLE = new Set(['22021', '22P05', '22P02', '22003', '22001', '22007', '22008']);
function taken(error: pg.DatabaseError): Refusal {
  const fields = keyColumns(error);
  const what = fields.map(inWords).join(' and ') || 'entry';
  return {
    status: 409,
    code: 'conflict',
    message: `This ${what} is already taken.`,
    fields: Object.fromEntries(fields.map((field) => [field, 'is already taken'])),
  };
}

/** Either what was named does not exist, or what should go is still needed: only the detail tells which. */
function dangling(error: pg.DatabaseError): Refusal {
  if (new RegExp(`\\W${error.table}\\W`).test(error.detail ?? '')) {
    return { status: 409, code: 'conflict', message: 'It is still in use.' };
  }
  const fields = keyColumns(error);
  return {
    status: 400,
    code: 'bad_request',
    message: `There is no such ${fields.map((field) => inWords(field).replace(/ id$/, '')).join(' and ') || 'thing'}.`,
    fields: Object.fromEntries(fields.map((field) => [field, 'does not exist'])),
  };
}

/** `Key (lower(email::text))=(…) already exists.` → `email`; the values stay out of it. */
function keyColumns({ detail }: pg.DatabaseError): string[] {
  const key = /\((.+?)\)=\(/.exec(detail ?? '')?.[1];
  if (!key) return [];
  return key.split(', ').map((column) => {
    const name = /\(*(?:lower\()?\(*"?(\w+)/.exec(column)?.[1] ?? column;
    return name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
  });
}

function inWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
