import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { photos } from '../../db/schema/photos.ts';
import type { JobResult } from '../../jobs/job-kind.ts';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { createCloudApi, type Timeouts } from '../../whatsapp/cloud-api.ts';
import type { CloudApi } from '../../whatsapp/cloud-api-types.ts';
import { createFetchPhoto, type FetchPhotoOptions } from '../fetch-photo.ts';
import type { PhotoRow } from '../photo-row.ts';
import { createPhotoStore, type PhotoStore } from '../photo-store.ts';
import { type MediaServer, startMediaServer } from './media-server.ts';
import { phonePhoto } from './pictures.ts';

export const now = new Date('2026-11-20T10:00:00Z');
export const log = pino({ level: 'silent' });

export type FetchPhoto = (photoId: string, signal?: AbortSignal) => Promise<JobResult>;

/** A database, a media server, and what fetches photos from the one into the other; `begin` before each test. */
export interface PhotoWorld {
  database: TestDatabase;
  media: MediaServer;
  cloudApi: CloudApi;
  jpeg: Buffer;
  /** Of the test that is running. */
  dir: string;
  store: PhotoStore;
  /** What was told of which photo, in order. */
  told: string[];
  begin(): Promise<void>;
  end(): Promise<void>;
  /** The job's handler with a memory of its own; a new one for each test. */
  fetcher(changes?: Partial<FetchPhotoOptions>): FetchPhoto;
  apiAt(url: string, timeouts?: Partial<Timeouts>): CloudApi;
  /** Writes the row of a photo whose media id is its own id. */
  pendingPhoto(columns?: Partial<PhotoRow>): Promise<string>;
  rowOf(id: string): Promise<PhotoRow>;
  /** What the media server was asked about a photo, such as `info …` and `file …`. */
  requestsFor(id: string): string[];
  close(): Promise<void>;
}

export async function createPhotoWorld(): Promise<PhotoWorld> {
  const [database, media, jpeg] = await Promise.all([
    createTestDatabase(),
    startMediaServer(),
    phonePhoto().jpeg().toBuffer(),
  ]);
  const apis: CloudApi[] = [];
  const apiAt: PhotoWorld['apiAt'] = (apiUrl, timeouts) => {
    const access = { version: 'v26.0', phoneNumberId: '1', accessToken: 'secret-token' };
    const api = createCloudApi({ apiUrl, ...access, timeouts });
    apis.push(api);
    return api;
  };
  const world: PhotoWorld = {
    database,
    media,
    jpeg,
    cloudApi: apiAt(media.url),
    dir: '',
    store: createPhotoStore({ dir: '', log }),
    told: [],
    apiAt,
    async begin() {
      world.dir = await mkdtemp(path.join(tmpdir(), 'photo-world-'));
      world.store = createPhotoStore({ dir: world.dir, log });
      world.told = [];
    },
    end: () => rm(world.dir, { recursive: true }),
    fetcher(changes = {}) {
      const handler = createFetchPhoto({ ...standard(world), ...changes });
      const never = new AbortController().signal;
      return (photoId, signal = never) => handler({ id: 'job', data: { photoId }, signal });
    },
    async pendingPhoto(columns = {}) {
      const id = randomUUID();
      const row = { id, operatorId: 7, wamid: `wamid.${id}`, mediaId: id, receivedAt: now, ...columns };
      await database.db.insert(photos).values(row);
      return id;
    },
    async rowOf(id) {
      const [row] = await database.db.select().from(photos).where(eq(photos.id, id));
      if (!row) throw new Error('The row is gone');
      return row;
    },
    requestsFor: (id) => media.requests.filter((request) => request.endsWith(id)),
    async close() {
      await Promise.all(apis.map((api) => api.close()));
      await media.close();
      await database.drop();
    },
  };
  return world;
}

function standard({ database, cloudApi, store, told }: PhotoWorld): FetchPhotoOptions {
  return {
    pool: database.pool,
    db: database.db,
    clock: () => now,
    log,
    cloudApi,
    store,
    random: () => 0,
    onPhotoStored: ({ photoId }) => void told.push(`stored ${photoId}`),
    onPhotoFailed: async (_, { photoId, failure }) => void told.push(`failed ${photoId}: ${failure}`),
    afterPhotoFailed: ({ photoId }) => void told.push(`after ${photoId}`),
  };
}
