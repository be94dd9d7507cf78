/** A key of the facts as people would write it: `phoneNumber` is `Phone number`, `operatorId` is `Operator`. */
export function keyWords(key: string): string {
  const spaced = key
    .replace(/(?<=.)Id$/, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace('whatsapp', 'WhatsApp');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The kind of thing that a key refers to by its number; null for other keys. */
export function referredKind(key: string): string | null {
  return /^(machine|operator|template)Id$/.exec(key)?.[1] ?? null;
}

export const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);
