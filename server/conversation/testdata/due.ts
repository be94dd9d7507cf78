import type { Crowd, CrowdSession } from '../../test/crowd.ts';

/** Sessions that all fall due in the same minute, each with a second checklist behind it in line. */
export interface Due {
  first: CrowdSession[];
  second: CrowdSession[];
  /** It is time to remind all of the first, who have been silent for long. */
  forReminders(): Promise<void>;
  /** The time of all of the first is over. */
  forExpiry(): Promise<void>;
  /** How often each thing happened: once each when it is well, by session. */
  counts(): Promise<{ reminders: Counts; expired: number; started: Counts }>;
}

/** How many of the sessions it happened to, and how often the one that it happened to most. */
interface Counts {
  sessions: number;
  most: number;
}

export async function makeDue(crowd: Crowd, count: number): Promise<Due> {
  const operators = await crowd.hire(count);
  const first = await crowd.assign(operators, 3);
  const second = await crowd.assign(operators, 2);
  const ids = (sessions: CrowdSession[]) => [sessions.map(({ sessionId }) => sessionId)];
  const said = async (sessions: CrowdSession[], words: string): Promise<Counts> => {
    const rows = await crowd.database.sql<{ sessions: number; most: number }>(
      `SELECT count(*)::int AS sessions, coalesce(max(n), 0)::int AS most FROM (
         SELECT session_id, count(*) AS n FROM outbound_messages
         WHERE session_id = ANY($1) AND content ->> 'text' ILIKE '%' || $2 || '%' GROUP BY session_id) z`,
      [...ids(sessions), words],
    );
    return rows[0] ?? { sessions: 0, most: 0 };
  };
  const change = (set: string) =>
    crowd.database.sql(
      `UPDATE whatsapp_conversation_sessions SET ${set} WHERE id = ANY($1) AND status = 'active'`,
      ids(first),
    );
  return {
    first,
    second,
    async forReminders() {
      await change(
        `started_at = now() - interval '22 hours 30 minutes', expires_at = now() + interval '90 minutes',
         last_message_at = now() - interval '22 hours'`,
      );
    },
    async forExpiry() {
      await change(`expires_at = now() - interval '1 minute'`);
    },
    async counts() {
      const expired = await crowd.database.sql(
        `SELECT 1 FROM whatsapp_conversation_sessions WHERE id = ANY($1) AND status = 'expired'`,
        ids(first),
      );
      return {
        reminders: await said(first, 'reminder'),
        expired: expired.length,
        started: await said(second, 'Question 1 of 2'),
      };
    },
  };
}
