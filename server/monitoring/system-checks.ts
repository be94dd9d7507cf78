import type { Context } from '../context.ts';
import type { Pool } from '../db/pool.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import type { Check } from './check.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkJobs } from './check-jobs.ts';
import { checkOutbox } from './check-outbox.ts';
import { checkPhotos } from './check-photos.ts';
import { checkWebhook } from './check-webhook.ts';
import { checkWhatsApp } from './check-whatsapp.ts';

/** The parts whose state admins watch, by the names that they see. */
export function systemChecks(options: {
  context: Context;
  pipelines: Pool;
  cloudApi: Pick<CloudApi, 'phoneNumberHealth'>;
  emulatorUrl: string | null;
  cloud: { phoneNumberId: string };
  photosDir: string;
  /** Where an embedded database is; `null` when it is somebody else's. */
  databaseDir: string | null;
}) {
  const { db, pool, clock } = options.context;
  return {
    database: checkDatabase([pool, options.pipelines], options.databaseDir),
    whatsapp: checkWhatsApp({
      db,
      clock,
      emulatorUrl: options.emulatorUrl,
      phoneNumberId: options.cloud.phoneNumberId,
      phoneNumberHealth: options.cloudApi.phoneNumberHealth,
    }),
    webhook: checkWebhook(db),
    outbox: checkOutbox(db),
    photos: checkPhotos(db),
    disk: checkDisk(options.photosDir),
    jobs: checkJobs(db),
  } satisfies Record<string, Check>;
}

/** What a process needs to do its work; none of it waits for somebody else's server. */
export function healthChecks({
  database,
  outbox,
  disk,
}: ReturnType<typeof systemChecks>): Record<string, Check> {
  return { database, outbox, disk };
}
