import { and, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditEntry, listAudit } from '../../shared/contracts/audit.ts';
import type { Input, Verb } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { users } from '../db/schema/users.ts';
import { decodeCursor, encodeCursor, Moment } from '../http/page-cursor.ts';
import { nameSubjects, type Subject } from './name-subjects.ts';

const Key = z.tuple([Moment, z.int()]);

/** Acts, newest first; every filter has an index that is in this order. */
export const listAuditVerb: Verb<typeof listAudit> = async ({ db }, { query }) => {
  const after = decodeCursor(query.cursor, Key);
  const rows = await db
    .select({ act: auditLog, name: users.name, key: sql<string>`${auditLog.at}::text` })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .where(
      and(
        wanted(query),
        after ? sql`(${auditLog.at}, ${auditLog.id}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(present),
    nextCursor: last ? encodeCursor([last.key, last.act.id]) : null,
    names: await nameSubjects(
      db,
      page.flatMap(({ act }) => subjectsOf(act)),
    ),
  };
};

function wanted(query: Input<typeof listAudit>['query']): SQL | undefined {
  return and(
    byWhom(query.who),
    query.action === undefined ? undefined : eq(auditLog.action, query.action),
    query.subjectKind === undefined ? undefined : eq(auditLog.subjectKind, query.subjectKind),
    query.subjectId === undefined ? undefined : eq(auditLog.subjectId, query.subjectId),
    query.from === undefined ? undefined : gte(auditLog.at, new Date(query.from)),
    query.to === undefined ? undefined : lt(auditLog.at, new Date(query.to)),
  );
}

function byWhom(who: string | undefined): SQL | undefined {
  if (who === undefined) return undefined;
  if (who === 'system' || who === 'nobody') return and(isNull(auditLog.userId), eq(auditLog.actor, who));
  return eq(auditLog.userId, who);
}

interface Row {
  act: typeof auditLog.$inferSelect;
  name: string | null;
}

function present({ act, name }: Row): AuditEntry {
  const { userId, at, ...rest } = act;
  return {
    ...rest,
    at: at.toISOString(),
    user: userId === null || name === null ? null : { id: userId, name },
    before: act.before as AuditEntry['before'],
    after: act.after as AuditEntry['after'],
  };
}

/** What was acted on, and what the facts name by its number: `operatorId` and its like. */
function subjectsOf(act: Row['act']): Subject[] {
  const referred = [act.before, act.after].flatMap((facts) =>
    Object.entries((facts ?? {}) as Record<string, unknown>).flatMap(([key, value]) => {
      const kind = /^(machine|operator|template)Id$/.exec(key)?.[1];
      return kind && typeof value === 'number' ? [{ kind, id: String(value) }] : [];
    }),
  );
  return [{ kind: act.subjectKind, id: act.subjectId }, ...referred];
}
