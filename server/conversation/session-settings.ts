import { sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';

interface SessionSettings {
  /** How long a session lasts, in hours. */
  hours: number;
  /** Whether new conversations may start. */
  enabled: boolean;
}

/** What an admin has set with SQL; asked at each start, so that a change works at once. */
export async function sessionSettings(tx: Tx): Promise<SessionSettings> {
  const { rows } = await tx.execute<{ session_hours: number; whatsapp_enabled: boolean }>(
    sql`SELECT session_hours, whatsapp_enabled FROM system_config`,
  );
  return { hours: rows[0]?.session_hours ?? 24, enabled: rows[0]?.whatsapp_enabled ?? true };
}

export const sessionHours = async (tx: Tx): Promise<number> => (await sessionSettings(tx)).hours;
