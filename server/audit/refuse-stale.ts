import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { users } from '../db/schema/users.ts';
import { conflict } from '../errors.ts';

/** What somebody is about to change, and the `updatedAt` they saw when they began; `undefined` when they did not say. */
export interface Sight {
  subjectKind: string;
  subjectId: string | number;
  seen: string | undefined;
  current: Date;
}

/**
 * Two people edit the same thing: the later one is told who was faster, and nothing is overwritten. Call it with the row locked.
 * @throws AppError conflict when the row has changed since it was seen
 */
export async function refuseStale(tx: Db, { subjectKind, subjectId, seen, current }: Sight): Promise<void> {
  // Tables keep microseconds, JSON carries milliseconds.
  if (seen === undefined || Date.parse(seen) === current.getTime()) return;
  const [last] = await tx
    .select({ name: users.name, actor: auditLog.actor, at: auditLog.at })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .where(and(eq(auditLog.subjectKind, subjectKind), eq(auditLog.subjectId, String(subjectId))))
    .orderBy(desc(auditLog.id))
    .limit(1);
  const who = last ? (last.name ?? last.actor) : 'Somebody';
  throw conflict(
    `${who} changed this after you opened it. Nothing of yours was saved: look at what it says now, then change it again.`,
    { updatedAt: current.toISOString() },
  );
}
