import { sql } from 'drizzle-orm';
import type { AssignmentCheck, Reach } from '../../shared/contracts/assignments.ts';
import type { Db } from '../db/db.ts';
import { isWithinWindow } from '../messages/customer-service-window.ts';
import { deliveryError } from '../submissions/delivery-error.ts';

type Row = {
  id: number;
  archived: boolean;
  template: string | null;
  machine: string | null;
  waiting: number;
  wrote_at: Date | string | null;
  status: Parameters<typeof deliveryError>[0]['status'] | null;
  error_code: number | null;
  error_details: string | null;
  told_at: Date | string | null;
};

interface Now {
  now: Date;
  hasMessageTemplate: boolean;
}

/** Who of these is busy, with what, and whether a first question would reach them. One statement, by index for each of them. */
export async function checkOperators(db: Db, ids: number[], at: Now): Promise<AssignmentCheck['operators']> {
  const { rows } = await db.execute<Row>(sql`
    SELECT o.id, o.archived_at IS NOT NULL AS archived, running.template, running.machine, waiting.count AS waiting,
      wrote.sent_at AS wrote_at, told.status, told.error_code, told.error_details, told.created_at AS told_at
    FROM operators o
      LEFT JOIN LATERAL (
        SELECT v.name AS template, m.name AS machine
        FROM whatsapp_conversation_sessions s
          JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
          JOIN machines m ON m.id = s.machine_id
        WHERE s.operator_id = o.id AND s.status = 'active' LIMIT 1) running ON true
      LEFT JOIN LATERAL (
        SELECT count(*)::int AS count FROM whatsapp_conversation_sessions s
        WHERE s.operator_id = o.id AND s.status = 'waiting') waiting ON true
      LEFT JOIN LATERAL (
        SELECT sent_at FROM inbound_messages i WHERE i.operator_id = o.id ORDER BY sent_at DESC LIMIT 1) wrote ON true
      LEFT JOIN LATERAL (
        SELECT status, error_code, error_details, created_at FROM outbound_messages u
        WHERE u.operator_id = o.id ORDER BY created_at DESC LIMIT 1) told ON true
    WHERE o.id IN (${sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )})`);
  return rows.map((row) => {
    const reach = reachOf(row, at);
    return {
      operatorId: row.id,
      archived: row.archived,
      running: row.template ? { templateName: row.template, machineName: row.machine ?? '' } : null,
      waiting: row.waiting,
      reach,
      failure: reach === 'failed' ? failureOf(row) : null,
    };
  });
}

function reachOf({ wrote_at, told_at, status }: Row, { now, hasMessageTemplate }: Now): Reach {
  const wroteAt = wrote_at && new Date(wrote_at);
  if (status === 'failed' && told_at && (!wroteAt || wroteAt < new Date(told_at))) return 'failed';
  if (wroteAt && isWithinWindow(wroteAt, now)) return 'open';
  if (hasMessageTemplate) return 'template';
  return wroteAt ? 'closed' : 'never_wrote';
}

function failureOf({ status, error_code, error_details }: Row): string | null {
  return status && deliveryError({ status, errorCode: error_code, errorDetails: error_details });
}
