import { sql } from 'drizzle-orm';
import type { ListedTemplate } from '../../shared/contracts/templates.ts';
import type { Db } from '../db/db.ts';

type Use = Pick<ListedTemplate, 'running' | 'lastUsedAt'>;

/** How many conversations go on with each of these templates, and when it was last assigned: two looks into indexes each. */
export async function readUse(db: Db, templateIds: number[]): Promise<Map<number, Use>> {
  if (templateIds.length === 0) return new Map();
  const { rows } = await db.execute<{ id: number; running: number; last_used_at: Date | null }>(sql`
    select asked.id, running.conversations as running, used.last_used_at
      from unnest(${sql.param(templateIds)}::integer[]) as asked (id)
     cross join lateral (
       select count(*)::integer as conversations from whatsapp_conversation_sessions
        where template_id = asked.id and status in ('waiting', 'active')) as running
     cross join lateral (
       select max(created_at) as last_used_at from checklist_assignments where template_id = asked.id) as used`);
  return new Map(
    rows.map((row) => [
      row.id,
      { running: row.running, lastUsedAt: row.last_used_at && new Date(row.last_used_at).toISOString() },
    ]),
  );
}
