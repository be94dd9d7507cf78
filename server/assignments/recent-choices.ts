import { type SQL, sql } from 'drizzle-orm';
import type { recentChoices } from '../../shared/contracts/assignments.ts';
import type { Verb } from '../context.ts';

/** So many of the newest assignments are looked at, and so many of each kind are told. */
const LOOKED_AT = 300;
const TOLD = 8;

/** What was assigned last, where and to whom: the same people do much the same every shift. */
export const recentChoicesVerb: Verb<typeof recentChoices> = async ({ db }) => {
  const templates = await db.execute<{ id: number; name: string; questions: number }>(sql`
    SELECT t.id, t.name, jsonb_array_length(v.tasks) AS questions FROM (${newest(sql`template_id`)}) r
      JOIN checklist_templates t ON t.id = r.id AND t.archived_at IS NULL
      JOIN checklist_template_versions v ON v.template_id = t.id AND v.version = t.version
    ORDER BY r.at DESC LIMIT ${TOLD}`);
  const machines = await db.execute<{ id: number; name: string; code?: string; location?: string }>(sql`
    SELECT m.id, m.name, m.code, m.location FROM (${newest(sql`machine_id`)}) r
      JOIN machines m ON m.id = r.id AND m.archived_at IS NULL
    ORDER BY r.at DESC LIMIT ${TOLD}`);
  const operators = await db.execute<{ id: number; name: string; phoneNumber: string }>(sql`
    SELECT o.id, o.name, o.phone_number AS "phoneNumber" FROM (${newest(sql`operator_id`)}) r
      JOIN operators o ON o.id = r.id AND o.archived_at IS NULL
    ORDER BY r.at DESC LIMIT ${TOLD}`);
  return {
    templates: templates.rows,
    machines: machines.rows.map(({ code, location, ...machine }) => ({
      ...machine,
      ...(code && { code }),
      ...(location && { location }),
    })),
    operators: operators.rows,
  };
};

function newest(column: SQL): SQL {
  return sql`SELECT id, max(at) AS at FROM (
      SELECT ${column} AS id, created_at AS at FROM checklist_assignments ORDER BY created_at DESC, id DESC LIMIT ${LOOKED_AT}
    ) last GROUP BY id`;
}
