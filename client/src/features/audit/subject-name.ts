import type { AuditEntry } from '../../../../shared/contracts/audit.ts';

/** What people call the subject of an act: by today's name, else by what the act itself says; `null` when neither is known. */
export function subjectName(entry: AuditEntry, names: Record<string, string>): string | null {
  const today = names[`${entry.subjectKind}:${entry.subjectId}`];
  if (today) return today;
  const facts = { ...entry.before, ...entry.after };
  for (const key of ['name', 'email']) {
    const value = facts[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return /^\d+$/.test(entry.subjectId) ? `#${entry.subjectId}` : null;
}
