import { sql } from 'drizzle-orm';
import type { getSetup, Setup } from '../../shared/contracts/setup.ts';
import { roles } from '../../shared/words.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { SetupDependencies } from './setup-dependencies.ts';

const WEBHOOK_PATH = '/api/whatsapp/webhook';

export const getSetupVerb =
  (deps: SetupDependencies): Verb<typeof getSetup> =>
  (context) =>
    readSetup(deps, context);

/** How far the guided start is. Counting stops at 1,000: more says nothing more. */
export async function readSetup(deps: SetupDependencies, { db, actor }: RequestContext): Promise<Setup> {
  const { rows } = await db.execute<Counts>(sql`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM machines WHERE archived_at IS NULL LIMIT 1000) _) AS machines,
      (SELECT count(*)::int FROM (SELECT 1 FROM operators WHERE archived_at IS NULL LIMIT 1000) _) AS operators,
      (SELECT count(*)::int FROM (SELECT 1 FROM checklist_templates WHERE archived_at IS NULL LIMIT 1000) _) AS templates,
      (SELECT count(*)::int FROM (SELECT 1 FROM checklist_assignments LIMIT 1000) _) AS assignments,
      (SELECT max(received_at) FROM inbound_messages) AS last_message_at,
      (SELECT setup_dismissed_at IS NOT NULL FROM system_config) AS dismissed`);
  const [counts] = rows;
  if (!counts) throw new Error('PostgreSQL returned no row for a select');
  const isAdmin = actor.kind === 'user' && roles.indexOf(actor.role) >= roles.indexOf('admin');
  return {
    whatsapp: {
      mode: deps.emulatorUrl === null ? 'meta' : 'emulator',
      emulatorUrl: deps.emulatorUrl,
      webhookUrl: deps.publicUrl && deps.publicUrl + WEBHOOK_PATH,
      verifyToken: isAdmin ? deps.verifyToken : null,
      phoneNumberId: deps.emulatorUrl === null ? deps.inUse.credentials.phoneNumberId : null,
      lastMessageAt: counts.last_message_at && new Date(counts.last_message_at).toISOString(),
    },
    machines: counts.machines,
    operators: counts.operators,
    templates: counts.templates,
    assignments: counts.assignments,
    dismissed: counts.dismissed ?? false,
  };
}

type Counts = {
  machines: number;
  operators: number;
  templates: number;
  assignments: number;
  last_message_at: string | null;
  dismissed: boolean | null;
};
