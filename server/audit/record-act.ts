import type { RequestContext } from '../context.ts';
import type { Db } from '../db/db.ts';
import { auditLog } from '../db/schema/audit-log.ts';

/** Who did it, when and from where; a `RequestContext` is one. */
export type ActContext = Pick<RequestContext, 'actor' | 'clock'> & { ip?: string };

export interface Act {
  /** A verb and what it was done to: `machine.create`, `assignment.cancel`. At most 80 characters. */
  action: string;
  subjectKind: string;
  subjectId: string | number;
  /** What was, and what is. Whatever is called like a secret is left out. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** Writes down who did what, in the transaction that did it: the one is not kept without the other. */
export const recordAct = (tx: Db, context: ActContext, act: Act): Promise<void> =>
  recordActs(tx, context, [act]);

/** Few enough that putting a statement together holds nobody up. */
const ROWS_A_STATEMENT = 250;

/** The same for many acts at once, an import's for one. */
export async function recordActs(tx: Db, context: ActContext, acts: readonly Act[]): Promise<void> {
  for (let from = 0; from < acts.length; from += ROWS_A_STATEMENT) {
    const some = acts.slice(from, from + ROWS_A_STATEMENT);
    await tx.insert(auditLog).values(some.map((act) => rowOf(context, act)));
  }
}

function rowOf(context: ActContext, act: Act): typeof auditLog.$inferInsert {
  const { actor } = context;
  return {
    at: context.clock(),
    userId: actor.kind === 'user' ? actor.id : null,
    actor: actor.kind === 'user' ? actor.email : actor.kind,
    action: act.action,
    subjectKind: act.subjectKind,
    subjectId: String(act.subjectId),
    before: act.before && withoutSecrets(act.before),
    after: act.after && withoutSecrets(act.after),
    ip: context.ip ?? null,
  };
}

const SECRET = /password|token|secret|hash/i;

function withoutSecrets(record: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(record, (key, value) => (SECRET.test(key) ? undefined : value)));
}
