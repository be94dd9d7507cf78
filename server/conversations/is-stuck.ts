import { type SQL, sql } from 'drizzle-orm';
import { SILENT_MINUTES } from '../../shared/contracts/today.ts';

/** So many answers in a row that were none. */
export const REFUSED_IN_A_ROW = 3;

/** Who does not answer, though a chat is running. `s` is the session. */
export const isSilentFor = (now: Date): SQL =>
  sql`(s.status = 'active' AND s.last_message_at < ${now.toISOString()}::timestamptz - make_interval(mins => ${SILENT_MINUTES}))`;

/** What asked last has failed; `p` is that message. */
export const promptFailed: SQL = sql`(s.status = 'active' AND p.status IN ('failed', 'dropped'))`;

/** The operator keeps sending what is no answer. Words about a question that a manager has skipped since say nothing of this one. */
export const keepsRefusing: SQL = sql`(s.status = 'active' AND ${REFUSED_IN_A_ROW} = (
  SELECT count(*) FILTER (WHERE outcome = 'refused' AND coalesce(task_index, s.current_task_index) = s.current_task_index) FROM (
    SELECT outcome, task_index FROM inbound_messages WHERE session_id = s.id ORDER BY seq DESC LIMIT ${REFUSED_IN_A_ROW}) AS newest))`;

/** A photo could not be fetched, and none has come since. */
export const photoIsMissing: SQL = sql`(s.status IN ('active', 'expired') AND EXISTS (
  SELECT FROM photos f WHERE f.submission_id = s.submission_id AND f.status = 'failed' AND NOT EXISTS (
    SELECT FROM photos l WHERE l.submission_id = f.submission_id AND l.received_at > f.received_at)))`;

/** A person has to look: it does not go on by itself. */
export const isStuck = (now: Date): SQL =>
  sql`(${promptFailed} OR ${isSilentFor(now)} OR ${photoIsMissing} OR ${keepsRefusing})`;
