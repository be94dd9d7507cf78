import type { Settings } from '../../shared/contracts/settings.ts';
import type { Db } from '../db/db.ts';
import { systemConfig } from '../db/schema/system-config.ts';

/** What holds for the whole site; the time zone is the server's own until somebody sets one. */
export async function readSettings(db: Db): Promise<Settings> {
  const [row] = await db.select().from(systemConfig);
  return {
    timeZone: row?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    sessionHours: row?.sessionHours ?? 24,
    whatsappEnabled: row?.whatsappEnabled ?? true,
    messageTemplate:
      row?.messageTemplateName && row.messageTemplateLanguage
        ? { name: row.messageTemplateName, language: row.messageTemplateLanguage }
        : null,
    updatedAt: (row?.updatedAt ?? new Date(0)).toISOString(),
  };
}
