import { createHash } from 'node:crypto';
import type { Db, Tx } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { JobHandler, JobResult } from '../jobs/job-kind.ts';
import type { Logger } from '../log/logger.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { limits } from '../whatsapp/limits.ts';
import { beginAttempt, countRefusal, findPending, forgetAttempt } from './begin-attempt.ts';
import { downloadPhoto } from './download-photo.ts';
import { createErrorBudget, type ErrorBudget } from './error-budget.ts';
import { failures } from './failures.ts';
import { fetchDelay, MOST_ATTEMPTS, ROOM_DELAY, STORE_DELAY } from './fetch-delays.ts';
import type { fetchPhotoJob } from './fetch-photo-job.ts';
import { type MadePicture, makePicture } from './make-picture.ts';
import { photoFilename, thumbnailFilename } from './photo-filename.ts';
import type { PhotoRef, PhotoRow } from './photo-row.ts';
import type { PhotoStore } from './photo-store.ts';
import type { ReadFile } from './read-hashed.ts';
import { removeUnlessStored } from './remove-unless-stored.ts';
import { markFailed, markStored } from './settle-photo.ts';
import { tuneDecoder } from './tune-decoder.ts';

/** Definite refusals that we believe; the first may come before the photo has reached every server of Meta's. */
const BELIEVED_REFUSALS = 2;

export interface FetchPhotoOptions {
  pool: Pool;
  db: Db;
  clock: () => Date;
  log: Logger;
  cloudApi: Pick<CloudApi, 'mediaInfo' | 'downloadMedia'>;
  store: PhotoStore;
  /** After the commit: for live updates. */
  onPhotoStored(photo: PhotoRef): void;
  /** In the transaction that gives the photo up, once: the place to write what the operator is told. */
  onPhotoFailed(tx: Tx, photo: PhotoRef & { failure: string }): Promise<void>;
  /** After that transaction's commit. */
  afterPhotoFailed(photo: PhotoRef): void;
  random?: () => number;
}

interface Tools extends FetchPhotoOptions {
  budget: ErrorBudget;
  random: () => number;
}

/**
 * Fetches a photo, checks it, makes ours of it, stores that and says so in its row. May be run twice and killed
 * anywhere: the names of the files follow from the photo's id, and the row changes last.
 */
export function createFetchPhoto(options: FetchPhotoOptions): JobHandler<typeof fetchPhotoJob.data> {
  tuneDecoder();
  const tools: Tools = {
    random: Math.random,
    ...options,
    budget: createErrorBudget(options.clock),
  };
  return async ({ data, signal }) => {
    const waiting = await findPending(tools.db, data.photoId);
    if (!waiting) return undefined;
    if (!(await tools.store.hasRoom())) return { againInSeconds: ROOM_DELAY };
    const held = tools.budget.holdBack(waiting.attempts > 0);
    if (held > 0) return { againInSeconds: held };
    const photo = await beginAttempt(tools.db, data.photoId);
    return photo ? attempt(tools, photo, signal) : undefined;
  };
}

async function attempt(tools: Tools, photo: PhotoRow, signal: AbortSignal): Promise<JobResult> {
  const { clock, random } = tools;
  if (photo.attempts > MOST_ATTEMPTS) return fail(tools, photo, failures.tooManyAttempts);
  const age = clock().getTime() - photo.receivedAt.getTime();
  if (age > limits.mediaSeconds.inboundId * 1000) return fail(tools, photo, failures.gone);

  const file = await downloadPhoto(photo, { ...tools, signal });
  signal.throwIfAborted();
  if (file.kind === 'never') return fail(tools, photo, file.failure);
  if (file.kind === 'later') {
    if (file.refused && (await countRefusal(tools.db, photo.id)) >= BELIEVED_REFUSALS)
      return fail(tools, photo, failures.gone);
    const delay = fetchDelay(photo.attempts, random());
    if (delay === null) return fail(tools, photo, failures.notHandedOver);
    const { id, attempts } = photo;
    tools.log.warn(
      { photoId: id, attempts, reason: file.reason, againInSeconds: delay },
      '[WHATSAPP] Photo not fetched yet',
    );
    return { againInSeconds: delay };
  }
  const picture = await makePicture(file.bytes, photo.receivedAt);
  if (picture.kind === 'refused') return fail(tools, photo, picture.failure);
  try {
    return await keep(tools, photo, file, picture);
  } catch (err) {
    if (!(err instanceof AppError && err.code === 'unavailable')) throw err;
    tools.log.error(
      { err, photoId: photo.id },
      '[WHATSAPP] A photo could not be stored; it is fetched again',
    );
    await forgetAttempt(tools.db, photo.id);
    return { againInSeconds: STORE_DELAY };
  }
}

async function keep(
  { db, store, clock, log, onPhotoStored }: Tools,
  photo: PhotoRow,
  source: ReadFile,
  { jpeg, thumbnail, width, height, capturedAt }: MadePicture & { kind: 'picture' },
): Promise<undefined> {
  const filename = photoFilename(photo.id);
  await store.write(thumbnailFilename(photo.id), thumbnail);
  await store.write(filename, jpeg);
  const about = {
    filename,
    sha256: createHash('sha256').update(jpeg).digest('hex'),
    bytes: jpeg.byteLength,
    sourceSha256: source.sha256,
    sourceBytes: source.bytes.byteLength,
    width,
    height,
    capturedAt,
  };
  const stored = await markStored(db, photo.id, about, clock());
  if (stored) {
    log.info({ photoId: photo.id, bytes: jpeg.byteLength }, '[WHATSAPP] Photo stored');
    onPhotoStored(stored);
  } else {
    await removeUnlessStored(db, store, photo.id);
  }
}

async function fail(tools: Tools, photo: PhotoRow, failure: string): Promise<undefined> {
  const failed = await markFailed(tools.pool, photo.id, failure, tools.onPhotoFailed);
  if (!failed) return;
  tools.log.error({ photoId: photo.id, attempts: photo.attempts, failure }, '[WHATSAPP] Photo failed');
  tools.afterPhotoFailed(failed);
}
