import { sql } from 'drizzle-orm';
import type { machineTrends, Trend } from '../../shared/contracts/trends.ts';
import type { Verb } from '../context.ts';
import { findMachine } from '../machines/find-machine.ts';
import { gatherTrends, type Measured } from './gather-trends.ts';

const MOST_ANSWERS = 2_000;
const DAY_MS = 86_400_000;

/**
 * Numbers measured at a machine, task by task, with the limits of the version that asked.
 * @throws AppError not_found
 */
export const machineTrendsVerb: Verb<typeof machineTrends> = async ({ db, clock }, { params, query }) => {
  await findMachine(db, params.id);
  const since = new Date(clock().getTime() - query.days * DAY_MS);
  const { rows } = await db.execute<Measured>(sql`
    SELECT t.task ->> 'taskName' AS task_name, t.task ->> 'unit' AS unit, (t.task ->> 'min')::float8 AS min,
      (t.task ->> 'max')::float8 AS max, (a.value #>> '{}')::float8 AS value, a.out_of_limits, a.answered_at AS at,
      a.submission_id
    FROM checklist_assignments g
      JOIN checklist_submissions s ON s.assignment_id = g.id
      JOIN checklist_answers a ON a.submission_id = s.id AND a.superseded_at IS NULL
      JOIN checklist_template_versions v ON v.template_id = g.template_id AND v.version = g.template_version
      CROSS JOIN LATERAL (SELECT v.tasks -> a.task_index AS task) t
    WHERE g.machine_id = ${params.id} AND g.created_at >= ${since.toISOString()}::timestamptz - interval '30 days'
      AND jsonb_typeof(a.value) = 'number' AND a.answered_at >= ${since.toISOString()}::timestamptz
    ORDER BY a.answered_at DESC LIMIT ${MOST_ANSWERS}`);
  return { items: gatherTrends(rows) satisfies Trend[] };
};
