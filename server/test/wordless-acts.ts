import { auditTexts } from '../../client/src/texts/audit.ts';
import type { Pool } from '../db/pool.ts';

/** Actions that were recorded here and that the page of the audit log has no words for; what tests make up has no dot. */
export async function wordlessActs(pool: Pool): Promise<string[]> {
  const { rows: there } = await pool.query(`select to_regclass('audit_log') is not null as migrated`);
  if (!there[0]?.migrated) return [];
  const { rows } = await pool.query<{ action: string }>(
    `select distinct action from audit_log where action like '%.%'`,
  );
  return rows.map(({ action }) => action).filter((action) => !(action in auditTexts.en.actions));
}
