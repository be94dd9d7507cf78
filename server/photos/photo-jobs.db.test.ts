import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import { withTx } from '../db/with-tx.ts';
import { createJobs } from '../jobs/create-jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createCloudApi } from '../whatsapp/cloud-api.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { definePhotoJobs, photoJobs } from './define-photo-jobs.ts';
import { fetchPhotoJob } from './fetch-photo-job.ts';
import { createPhotoStore } from './photo-store.ts';
import { storedBytes } from './stored-bytes.ts';
import { createSweepPhotos } from './sweep-photos.ts';
import { type MediaServer, startMediaServer } from './testdata/media-server.ts';
import { phonePhoto } from './testdata/pictures.ts';

const now = new Date('2026-11-20T10:00:00Z');
const log = pino({ level: 'silent' });
const job = { id: 'sweep', data: {}, signal: new AbortController().signal };

let database: TestDatabase;
let media: MediaServer;
let cloudApi: CloudApi;
let jobs: Jobs;
let dir: string;
let jpeg: Buffer;
const waiting = new Map<string, () => void>();

beforeAll(async () => {
  [database, media, jpeg] = await Promise.all([
    createTestDatabase(),
    startMediaServer(),
    phonePhoto().jpeg().toBuffer(),
  ]);
  dir = await mkdtemp(path.join(tmpdir(), 'photo-jobs-'));
  const api = { apiUrl: media.url, version: 'v26.0', phoneNumberId: '1', accessToken: 'secret-token' };
  cloudApi = createCloudApi(api);
  jobs = createJobs({ pool: database.pool, log, kinds: photoJobs });
  const store = createPhotoStore({ dir, log });
  const { pool, db } = database;
  const onPhotoStored = ({ photoId }: { photoId: string }) => waiting.get(photoId)?.();
  const nobody = { onPhotoFailed: async () => {}, afterPhotoFailed: () => {} };
  definePhotoJobs({ jobs, pool, db, clock: () => now, log, cloudApi, store, onPhotoStored, ...nobody });
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop();
  await cloudApi.close();
  await media.close();
  await database.drop();
  await rm(dir, { recursive: true });
});

/** Writes the row of a photo, and answers a promise that is kept when it is stored. */
async function writePhoto(db: Db, age = 0): Promise<{ id: string; stored: Promise<void> }> {
  const id = randomUUID();
  media.put(id, jpeg);
  const stored = new Promise<void>((resolve) => void waiting.set(id, resolve));
  const receivedAt = new Date(now.getTime() - age * 1_000);
  await db.insert(photos).values({ id, operatorId: 7, wamid: id, mediaId: id, receivedAt });
  return { id, stored };
}

const statusOf = async (id: string) =>
  (await database.db.select({ status: photos.status }).from(photos).where(eq(photos.id, id)))[0]?.status;

it('fetches a photo as soon as the transaction that wrote it has committed', async () => {
  const before = await storedBytes(database.db);
  const photo = await withTx(database.pool, async (tx) => {
    const written = await writePhoto(tx);
    await jobs.enqueue(tx, fetchPhotoJob, { photoId: written.id });
    return written;
  });
  jobs.wake(fetchPhotoJob);
  await photo.stored;
  expect(await statusOf(photo.id)).toBe('stored');
  expect(await storedBytes(database.db)).toBeGreaterThan(before);
});

it('takes up photos that have lost their job, and leaves alone those that have one or are new', async () => {
  const lost = await writePhoto(database.db, 120);
  const young = await writePhoto(database.db, 10);
  const waitingLong = await writePhoto(database.db, 120);
  const startAfter = new Date(Date.now() + 3_600_000);
  await jobs.enqueue(null, fetchPhotoJob, { photoId: waitingLong.id }, { startAfter });
  // As the handler leaves it when a photo has to wait: then the queue itself would take another job for it.
  await database.pool.query(`update pgboss.job set state = 'retry' where singleton_key = $1`, [
    waitingLong.id,
  ]);
  await createSweepPhotos({ db: database.db, jobs, log, clock: () => now })(job);
  await lost.stored;
  const { rows } = await database.pool.query<{ key: string }>(
    `select singleton_key as key from pgboss.job where name = 'fetch-photo' and singleton_key = any($1)`,
    [[young.id, waitingLong.id]],
  );
  expect(rows).toEqual([{ key: waitingLong.id }]);
  expect(await statusOf(young.id)).toBe('pending');
});

it('looks for lost photos by itself', async () => {
  const swept = `select 1 from pgboss.job where name = 'sweep-photos'`;
  await expect.poll(async () => (await database.pool.query(swept)).rowCount, { timeout: 20_000 }).toBe(1);
});
