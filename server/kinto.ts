import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { authenticator } from './accounts/authenticator.ts';
import { createApp } from './app.ts';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/load-secrets.ts';
import type { Context } from './context.ts';
import type { ConversationDependencies } from './conversation/conversation-tx.ts';
import { handleMessages } from './conversation/handle-messages.ts';
import { handleTogether } from './conversation/handle-together.ts';
import { photoWaitedJob, tendSessionsJob } from './conversation/jobs.ts';
import { photoFailed } from './conversation/photo-failed.ts';
import { photoWaited } from './conversation/photo-waited.ts';
import { tendSessions } from './conversation/tend-sessions.ts';
import { PIPELINES, POOL_SIZE } from './db/connection-budget.ts';
import { createDb, createPool } from './db/pool.ts';
import { cleanUp, cleanUpJob } from './housekeeping/clean-up.ts';
import { boundedServer } from './http/bounded-server.ts';
import { createDraining } from './http/draining.ts';
import { shedLoad } from './http/shed-load.ts';
import { createJobs } from './jobs/create-jobs.ts';
import { createLive } from './live/live.ts';
import { liveRouter } from './live/routes.ts';
import type { Logger } from './log/logger.ts';
import { createInbox } from './messages/inbox.ts';
import { createOutbox } from './messages/outbox.ts';
import { isOverloaded } from './messages/overload.ts';
import { personOfOperator } from './messages/person.ts';
import { createReceiver } from './messages/receive-webhook.ts';
import { createStrangerLimit } from './messages/stranger-limit.ts';
import { createUploads } from './messages/uploads.ts';
import { WEBHOOK_PATH } from './messages/webhook-router.ts';
import { keepSinceIn } from './monitoring/keep-since.ts';
import { createMetrics } from './monitoring/metrics.ts';
import { readDatabaseGauges, readPoolGauges } from './monitoring/read-gauges.ts';
import { createSystemStatus } from './monitoring/read-system-status.ts';
import { healthChecks, systemChecks } from './monitoring/system-checks.ts';
import { watchSystemJob } from './monitoring/watch-system-job.ts';
import { learnRecipient } from './operators/learn-recipient.ts';
import { definePhotoJobs, photoJobs } from './photos/define-photo-jobs.ts';
import { createPhotoStore } from './photos/photo-store.ts';
import { readPhoto } from './photos/read-photo.ts';
import { storedBytes } from './photos/stored-bytes.ts';
import { createTemplateVersionCache, loadTemplateVersion } from './templates/load-version.ts';
import { createCloudApi } from './whatsapp/cloud-api.ts';

export interface KintoOptions {
  config: Config;
  secrets: Secrets;
  databaseUrl: string;
  /** Where the Cloud API is: Meta's, or the emulator's. */
  cloud: { apiUrl: string; accessToken: string; phoneNumberId: string };
  /** The emulator's page; `null` when it is Meta that we talk to. */
  emulatorUrl: string | null;
  version: string;
  log: Logger;
  /** What must be there before the first request is taken. */
  prepare?: (context: Context) => Promise<void>;
  clock?: () => Date;
  random?: () => number;
}

/** The running product: one process of it. */
export interface Kinto {
  url: string;
  port: number;
  context: Context;
  conversation: ConversationDependencies;
  /** What it serves; a test reads its routes. */
  app: Express;
  /** Resolves when what came in is handled and what it wants sent is sent. For tests. */
  idle(): Promise<void>;
  /** Finishes the work in hand and lets go of everything; `graceMs` is how long it still takes requests. */
  stop(options?: { graceMs?: number }): Promise<void>;
}

/** For letting go of everything when a start has failed. */
const FAREWELL_MS = 5_000;
const EVERY_MINUTE = 60;
const EVERY_HOUR = 3_600;

/** Puts the product together, and starts it. */
export async function startKinto(options: KintoOptions): Promise<Kinto> {
  const { config, secrets, log, clock = () => new Date(), random = Math.random } = options;
  const pool = createPool(options.databaseUrl, { log, max: POOL_SIZE });
  const pipelines = createPool(options.databaseUrl, { log, max: PIPELINES, pipeline: true });
  const db = createDb(pool);
  const messageDb = createDb(pipelines);
  const context: Context = { pool, db, clock, log };
  const metrics = createMetrics();
  const cloudApi = createCloudApi({ ...options.cloud, version: config.whatsapp.apiVersion });
  const photoStore = createPhotoStore({ dir: config.whatsapp.photosDir, log });
  const live = createLive({ pool, url: options.databaseUrl, log });
  const jobs = createJobs({
    pool,
    log,
    kinds: [...photoJobs, photoWaitedJob, tendSessionsJob, cleanUpJob, watchSystemJob],
    random,
  });

  const onMoved = () => live.publish(['assignments', 'conversations', 'transcripts']);
  const uploads = createUploads({
    ...{ db, cloudApi, clock },
    phoneNumberId: options.cloud.phoneNumberId,
    readFile: (filename) => readPhoto(photoStore, filename),
  });
  const outbox = createOutbox({
    ...{ db: messageDb, cloudApi, uploads, metrics, log, clock, random, onMoved },
    newId: randomUUID,
    onRecipient: learnRecipient(db),
  });
  const conversation: ConversationDependencies = {
    ...{ pipelines, db, clock, log, metrics, jobs },
    newId: randomUUID,
    loadVersion: createTemplateVersionCache(loadTemplateVersion),
    wakeOutbox: outbox.wake,
    outbox,
    markAsRead: (wamid) => void cloudApi.markAsRead(wamid, { typing: false }),
    onChanged: ({ submissionId }) =>
      live.publish(['assignments', 'conversations', 'submissions', `submissions:${submissionId}`]),
  };
  const inbox = createInbox({
    ...{ db: messageDb, log },
    runTogether: async (persons) => {
      await outbox.room();
      return handleTogether(conversation, persons);
    },
    runAlone: (person) => handleMessages(conversation, person),
  });
  const receiver = createReceiver({
    ...{ pool, log, clock, random, metrics, onMoved },
    db: messageDb,
    strangers: createStrangerLimit({ pool, db }),
    phoneNumberId: options.cloud.phoneNumberId,
    wakeInbox: inbox.wake,
    wakeOutbox: outbox.wake,
  });

  jobs.define(photoWaitedJob, async ({ data }) => void (await photoWaited(conversation, data)));
  jobs.define(tendSessionsJob, async () => void (await tendSessions(conversation)));
  jobs.define(cleanUpJob, async () => void (await cleanUp(context, metrics)));
  jobs.schedule(tendSessionsJob, EVERY_MINUTE, {});
  jobs.schedule(cleanUpJob, EVERY_HOUR, {});
  const onPhoto = ({ submissionId }: { submissionId: string | null }) =>
    live.publish(['submissions', `submissions:${submissionId}`]);
  definePhotoJobs({
    ...{ jobs, pool, db, clock, log, cloudApi, random, store: photoStore },
    onPhotoStored: onPhoto,
    afterPhotoFailed: (photo) => {
      outbox.wake(personOfOperator(photo.operatorId));
      onPhoto(photo);
    },
    onPhotoFailed: (tx, photo) => photoFailed(conversation, tx, photo),
  });

  const sessionSecrets = { access: secrets.jwtSecret, refresh: secrets.jwtRefreshSecret };
  const authenticate = authenticator({ context, secrets: sessionSecrets, publicUrl: config.publicUrl });
  const events = liveRouter(live, authenticate);
  const draining = createDraining();
  const checks = systemChecks({
    ...{ ...options, context, pipelines, cloudApi },
    photosDir: config.whatsapp.photosDir,
    databaseDir: config.databaseUrl === null ? config.dataDir : null,
  });
  const readSystemStatus = createSystemStatus({ checks, clock, log, keepSince: keepSinceIn(db) });
  jobs.define(watchSystemJob, async () => void (await readSystemStatus()));
  jobs.schedule(watchSystemJob, EVERY_MINUTE, {});
  const app = createApp({
    ...{
      config,
      version: options.version,
      context,
      secrets: sessionSecrets,
      authenticate,
      conversation,
      photoStore,
      metrics,
      draining,
    },
    webhook: {
      ...{ receiver, clock, log },
      appSecret: secrets.whatsappAppSecret,
      verifyToken: secrets.whatsappVerifyToken,
    },
    gauges: [
      () => readDatabaseGauges(db),
      () => readPoolGauges([pool, pipelines]),
      async () => ({ photos_stored_bytes: await storedBytes(db) }),
    ],
    readSystemStatus,
    readHealth: createSystemStatus({ checks: healthChecks(checks), clock, log }),
    liveRouter: events.router,
    announce: live.publish,
    setup: {
      publicUrl: config.publicUrl,
      emulatorUrl: options.emulatorUrl,
      verifyToken: secrets.whatsappVerifyToken,
      api: { apiUrl: config.whatsapp.apiUrl, version: config.whatsapp.apiVersion },
      inUse: {
        apiUrl: options.cloud.apiUrl,
        version: config.whatsapp.apiVersion,
        credentials: { ...options.cloud, appSecret: secrets.whatsappAppSecret },
      },
    },
  });

  const server = boundedServer(
    shedLoad(app, {
      mayWait: ({ method, url }) => method === 'POST' && url === WEBHOOK_PATH,
      isBusy: (underWay) => isOverloaded(underWay, inbox),
      ...{ metrics, log },
    }),
  );
  const letGo = async () => {
    await inbox.stop();
    await outbox.stop();
    await jobs.stop({ timeoutMs: 10_000 });
    await live.stop();
    await cloudApi.close();
    await pipelines.end();
    await pool.end();
  };
  const begin = async () => {
    await photoStore.prepare(clock());
    await jobs.start();
    await live.start();
    await options.prepare?.(context);
    return listen(server, config.port, config.host);
  };
  const port = await begin().catch(async (error) => {
    // A connection that fell silent does not close; what is tried next does not wait for it.
    const patience = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS).unref());
    await Promise.race([letGo(), patience]);
    throw error;
  });
  inbox.start();
  outbox.start();

  return {
    url: `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`,
    port,
    context,
    conversation,
    app,
    async idle() {
      await inbox.idle();
      await outbox.idle();
    },
    async stop({ graceMs = 0 } = {}) {
      events.close();
      await draining.drain(server, { graceMs, longestMs: 5_000 });
      await letGo();
    },
  };
}

/** @throws what listening throws: a port that is taken is not a start */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
