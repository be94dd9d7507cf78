import { badParameter, badValue, missing } from './graph-error.ts';

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at `name`, or Meta's refusal. */
export function needFields(parent: Fields, name: string, path = name): Fields {
  const value = parent[name];
  if (value === undefined) throw missing(path);
  if (!isFields(value)) throw badParameter(`Param ${path} must be a JSON object.`);
  return value;
}

/** The list at `name`, or Meta's refusal. */
export function needList(parent: Fields, name: string, path = name): unknown[] {
  const value = parent[name];
  if (value === undefined) throw missing(path);
  if (!Array.isArray(value)) throw badParameter(`Param ${path} must be an array.`);
  return value;
}

/** A non-empty text of at most `max` UTF-16 units; too long or of another kind is code 100, as with `text.body`. */
export function needText(parent: Fields, name: string, path: string, max: number): string {
  const value = parent[name];
  if (value === undefined || value === null || value === '') throw missing(path);
  if (typeof value !== 'string') throw badParameter(`Param ${path} must be a string.`);
  if (value.length > max) throw badParameter(`Param ${path} must be at most ${max} characters long.`);
  return value;
}

/** As `needText`, for a text that may be left out. */
export function maybeText(parent: Fields, name: string, path: string, max: number): void {
  if (parent[name] !== undefined && parent[name] !== '') needText(parent, name, path, max);
}

/** A label of an interactive message: length faults are code 131009 with the limits in the details. */
export function needLabel(parent: Fields, name: string, what: string, max: number): string {
  const value = parent[name];
  if (value === undefined) throw missing(what);
  if (typeof value !== 'string' || value.trim().length < 1 || value.length > max) {
    throw badValue(`${what} length invalid. Min length: 1, Max length: ${max}`);
  }
  return value;
}
