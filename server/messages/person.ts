/**
 * Whose messages go in order: an operator, however many numbers and ids they have had, or a stranger by what WhatsApp told us.
 */
export function personOf(
  operatorId: number | null,
  identity: { waId: string | null; userId: string | null },
): string {
  if (operatorId !== null) return `operator:${operatorId}`;
  return identity.userId === null ? `wa:${identity.waId}` : `user:${identity.userId}`;
}

export const personOfOperator = (operatorId: number) => `operator:${operatorId}`;

/** The operator's id; `null` for a stranger. */
export function operatorOf(person: string): number | null {
  return person.startsWith('operator:') ? Number(person.slice('operator:'.length)) : null;
}
