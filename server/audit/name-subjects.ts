import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';

/** What an act was done to, or names in its facts. */
export interface Subject {
  kind: string;
  id: string;
}

const KINDS: Record<string, { id: RegExp; names: (ids: string[]) => ReturnType<typeof sql> }> = {
  machine: {
    id: /^\d{1,9}$/,
    names: (ids) => sql`select id, name from machines where id = any(${ints(ids)})`,
  },
  operator: {
    id: /^\d{1,9}$/,
    names: (ids) => sql`select id, name from operators where id = any(${ints(ids)})`,
  },
  template: {
    id: /^\d{1,9}$/,
    names: (ids) => sql`select id, name from checklist_templates where id = any(${ints(ids)})`,
  },
  user: {
    id: /^[0-9a-f-]{36}$/,
    names: (ids) => sql`select id, name from users where id = any(${uuids(ids)})`,
  },
  assignment: { id: /^/, names: (ids) => ofAssignments(sql`a.id`, sql``, ids) },
  submission: {
    id: /^/,
    names: (ids) =>
      ofAssignments(sql`s.id`, sql`join checklist_submissions s on s.assignment_id = a.id`, ids),
  },
  conversation: {
    id: /^/,
    names: (ids) =>
      ofAssignments(sql`c.id`, sql`join whatsapp_conversation_sessions c on c.assignment_id = a.id`, ids),
  },
};

/** What people call them today, under `kind:id`; what is gone has no name. One query a kind. */
export async function nameSubjects(db: Db, subjects: readonly Subject[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [kind, of] of Object.entries(KINDS)) {
    const ids = new Set(subjects.filter((s) => s.kind === kind && of.id.test(s.id)).map(({ id }) => id));
    if (ids.size === 0) continue;
    const { rows } = await db.execute<{ id: string | number; name: string }>(of.names([...ids]));
    for (const { id, name } of rows) names[`${kind}:${id}`] = name;
  }
  return names;
}

const list = (ids: string[]) =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
const ints = (ids: string[]) => sql`array[${list(ids)}]::int[]`;
const uuids = (ids: string[]) => sql`array[${list(ids)}]::uuid[]`;

/** An assignment has no name of its own: it is a checklist at a machine. */
const ofAssignments = (id: ReturnType<typeof sql>, join: ReturnType<typeof sql>, ids: string[]) => sql`
  select ${id} as id, t.name || ', ' || m.name as name
  from checklist_assignments a ${join}
    join checklist_templates t on t.id = a.template_id
    join machines m on m.id = a.machine_id
  where ${id} = any(array[${list(ids)}]::varchar[])`;
