import type { Fault } from './importer.ts';

/** Faults of a text that may be empty unless it is required, and may have `most` characters. */
export function checkText(field: string, text: string, most: number, required = false): Fault[] {
  if (required && text === '') return [{ field, message: 'is empty' }];
  return text.length > most ? [{ field, message: `has more than ${most} characters` }] : [];
}
