import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import type { JobResult } from '../jobs/job-kind.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createCloudApi, type Timeouts } from '../whatsapp/cloud-api.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { MOST_ERRORS } from './error-budget.ts';
import { failures, MOST_BYTES } from './failures.ts';
import { FETCH_DELAYS, MOST_ATTEMPTS } from './fetch-delays.ts';
import { createFetchPhoto, type FetchPhotoOptions } from './fetch-photo.ts';
import type { PhotoRow } from './photo-row.ts';
import { createPhotoStore, type PhotoStore } from './photo-store.ts';
import { type Answer, type MediaServer, startMediaServer } from './testdata/media-server.ts';
import { phonePhoto } from './testdata/pictures.ts';

const now = new Date('2026-11-20T10:00:00Z');
const log = pino({ level: 'silent' });
const DAY = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let media: MediaServer;
let cloudApi: CloudApi;
/** Gives up soon: for servers that never answer, and for them only. */
let hastyApi: CloudApi;
let jpeg: Buffer;
let dir: string;
let store: PhotoStore;
let told: string[];
let fetchPhoto: (photoId: string, signal?: AbortSignal) => Promise<JobResult>;

beforeAll(async () => {
  [database, media, jpeg] = await Promise.all([
    createTestDatabase(),
    startMediaServer(),
    phonePhoto().jpeg().toBuffer(),
  ]);
  cloudApi = apiAt(media.url);
  hastyApi = apiAt(media.url, { call: 300, download: 300 });
});
afterAll(async () => {
  await Promise.all([cloudApi.close(), hastyApi.close()]);
  await media.close();
  await database.drop();
});
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'fetch-photo-'));
  store = createPhotoStore({ dir, log });
  told = [];
  fetchPhoto = fetcher();
});
afterEach(() => rm(dir, { recursive: true }));

function apiAt(apiUrl: string, timeouts: Partial<Timeouts> = {}): CloudApi {
  return createCloudApi({
    apiUrl,
    version: 'v26.0',
    phoneNumberId: '1',
    accessToken: 'secret-token',
    timeouts,
  });
}

function fetcher(changes: Partial<FetchPhotoOptions> = {}): typeof fetchPhoto {
  const handler = createFetchPhoto({
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
    ...changes,
  });
  return (photoId, signal = new AbortController().signal) =>
    handler({ id: 'job', data: { photoId }, signal });
}

/** A pending photo, whose media id is its own id. */
async function pendingPhoto(columns: Partial<PhotoRow> = {}): Promise<string> {
  const id = randomUUID();
  await database.db
    .insert(photos)
    .values({ id, operatorId: 7, wamid: `wamid.${id}`, mediaId: id, receivedAt: now, ...columns });
  return id;
}

async function rowOf(id: string): Promise<PhotoRow> {
  const [row] = await database.db.select().from(photos).where(eq(photos.id, id));
  if (!row) throw new Error('The row is gone');
  return row;
}

/** Asked for both hops of a photo. */
const requestsFor = (id: string) => media.requests.filter((request) => request.endsWith(id));
const hexOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function expectFailed(id: string, failure: string) {
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure, filename: null });
  expect(told).toEqual([`failed ${id}: ${failure}`, `after ${id}`]);
  expect(await readdir(dir)).toEqual([]);
}

describe('a photo that arrives', () => {
  it('is stored with its thumbnail, and its row says what it is', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg);
    expect(await fetchPhoto(id)).toBeUndefined();
    const row = await rowOf(id);
    const file = await readFile(path.join(dir, `${id}.jpg`));
    expect(row).toMatchObject({
      status: 'stored',
      filename: `${id}.jpg`,
      sha256: hexOf(file),
      bytes: file.length,
      sourceSha256: hexOf(jpeg),
      sourceBytes: jpeg.length,
      width: 64,
      height: 32,
      capturedAt: null,
      attempts: 1,
      failure: null,
      storedAt: now,
    });
    expect((await readdir(dir)).toSorted()).toEqual([`${id}.jpg`, `${id}_thumb.jpg`]);
    expect(told).toEqual([`stored ${id}`]);
  });

  it.each(['hex', 'base64'] as const)('is compared with the hash of the webhook in %s', async (encoding) => {
    const digest = createHash('sha256').update(jpeg).digest(encoding);
    const right = await pendingPhoto({ mediaSha256: digest });
    const wrong = await pendingPhoto({ mediaSha256: createHash('sha256').update('other').digest(encoding) });
    for (const id of [right, wrong]) media.put(id, jpeg, { sha256: null });
    await fetchPhoto(right);
    await fetchPhoto(wrong);
    expect((await rowOf(right)).status).toBe('stored');
    expect((await rowOf(wrong)).failure).toBe(failures.altered);
  });

  it('is believed by its bytes, whatever type the server says', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg, {
      file: [(response, bytes) => response.setHeader('content-type', 'text/html').end(bytes)],
    });
    await fetchPhoto(id);
    expect((await rowOf(id)).status).toBe('stored');
  });

  it('keeps the time it was taken', async () => {
    const exif = { IFD2: { DateTimeOriginal: '2026:11:20 09:15:00', OffsetTimeOriginal: '+05:30' } };
    const id = await pendingPhoto();
    media.put(id, await phonePhoto().withExif(exif).jpeg().toBuffer());
    await fetchPhoto(id);
    expect((await rowOf(id)).capturedAt).toEqual(new Date('2026-11-20T03:45:00Z'));
  });

  it('is asked for at a new address when the first has expired, or held something else', async () => {
    const other: Answer = (response) => response.end('something else');
    for (const first of [404, other]) {
      const id = await pendingPhoto();
      media.put(id, jpeg, { file: [first, 'good'] });
      expect(await fetchPhoto(id)).toBeUndefined();
      expect((await rowOf(id)).status).toBe('stored');
      expect(requestsFor(id)).toEqual([`info ${id}`, `file ${id}`, `info ${id}`, `file ${id}`]);
    }
  });

  it("comes from the webhook's own address when Meta gives no other and that is fresh", async () => {
    const fresh = await pendingPhoto({ mediaUrl: 'filled in below' });
    const old = await pendingPhoto({ receivedAt: new Date(now.getTime() - 5 * 60_000) });
    for (const id of [fresh, old]) {
      media.put(id, jpeg, { info: [500] });
      await database.db
        .update(photos)
        .set({ mediaUrl: media.fileUrl(id) })
        .where(eq(photos.id, id));
    }
    await fetchPhoto(fresh);
    await fetchPhoto(old);
    expect((await rowOf(fresh)).status).toBe('stored');
    expect((await rowOf(old)).status).toBe('pending');
    expect(requestsFor(old)).toEqual([`info ${old}`]);
  });
});

describe('a photo that does not come yet', () => {
  const hang: Answer = () => {};
  const cut: Answer = (response, bytes) => {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, 200), () => response.destroy());
  };
  const stall: Answer = (response, bytes) => void response.write(bytes.subarray(0, 200));
  const to =
    (location: string): Answer =>
    (response) =>
      response.writeHead(302, { location }).end();
  it.each<[string, Answer, Answer]>([
    ['the token is refused', 401, 'good'],
    ['Meta has an error', 500, 'good'],
    ['Meta does not know the photo, the first time', 400, 'good'],
    ['the API hangs', hang, 'good'],
    ['the API answers with garbage', (response) => response.end('<html>'), 'good'],
    ['the address has expired, twice', 'good', 404],
    ['the download is refused', 'good', 401],
    ['the download has an error', 'good', 503],
    ['the download hangs', 'good', hang],
    ['the download breaks off', 'good', cut],
    ['the download stalls', 'good', stall],
    ['it leads to another port of this machine', 'good', to('http://127.0.0.1:1/a')],
    ['it leads to the metadata of the machine', 'good', to('http://169.254.169.254/latest/meta-data')],
    ['it leads to another host', 'good', to('https://elsewhere.example/a')],
  ])('is tried again when %s', async (_, info, file) => {
    const id = await pendingPhoto();
    media.put(id, jpeg, { info: [info], file: [file] });
    const silent = [info, file].some((answer) => answer === hang || answer === stall);
    const fetch = silent ? fetcher({ cloudApi: hastyApi }) : fetchPhoto;
    expect(await fetch(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
    expect(await rowOf(id)).toMatchObject({ status: 'pending', attempts: 1, filename: null });
    expect(told).toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('is tried again when the address says another host', async () => {
    const id = await pendingPhoto();
    const info: Answer = (response) => response.end(JSON.stringify({ id, url: 'http://169.254.169.254/a' }));
    media.put(id, jpeg, { info: [info] });
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
  });

  it('is tried again when nobody answers, without counting that as an error of Meta', async () => {
    const nobody = apiAt('http://127.0.0.1:1');
    const patient = fetcher({ cloudApi: nobody });
    for (let i = 0; i < MOST_ERRORS + 2; i++) {
      const id = await pendingPhoto();
      expect(await patient(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
    }
    await nobody.close();
  });

  it('waits longer each time, then fails', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg, { file: [cut] });
    await database.db
      .update(photos)
      .set({ attempts: FETCH_DELAYS.length - 1 })
      .where(eq(photos.id, id));
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: FETCH_DELAYS.at(-1) });
    expect(await fetchPhoto(id)).toBeUndefined();
    await expectFailed(id, failures.notHandedOver);
  });

  it('is not asked for when Meta has given too many errors, and loses no attempt by that', async () => {
    for (let i = 0; i < MOST_ERRORS; i++) {
      const id = await pendingPhoto();
      media.put(id, jpeg, { info: [500] });
      await fetchPhoto(id);
    }
    const id = await pendingPhoto();
    media.put(id, jpeg);
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: 3_600 });
    expect(requestsFor(id)).toEqual([]);
    expect((await rowOf(id)).attempts).toBe(0);
  });
});

describe('a photo that never comes', () => {
  const endless: Answer = (response) => {
    const piece = Buffer.alloc(1024 * 1024);
    const more = () => response.writable && response.write(piece, (error) => error ?? more());
    more();
  };
  it.each<[string, () => Buffer, { file?: Answer[]; fileSize?: number | null }, string]>([
    ['said to be 30 MB', () => jpeg, { fileSize: 30 * 1024 * 1024 }, failures.tooLarge],
    ['30 MB and not said to be', () => Buffer.alloc(MOST_BYTES + 1), { fileSize: null }, failures.tooLarge],
    ['without an end', () => jpeg, { file: [endless], fileSize: null }, failures.tooLarge],
    ['another one than announced, twice', () => jpeg, { file: [(r) => r.end('x')] }, failures.altered],
    ['a web page called image/jpeg', () => Buffer.from('<!doctype html><p>'), {}, failures.notAPicture],
    ['empty', () => Buffer.alloc(0), {}, failures.empty],
  ])('%s', async (_, bytes, medium, failure) => {
    const id = await pendingPhoto();
    media.put(id, bytes(), medium);
    expect(await fetchPhoto(id)).toBeUndefined();
    await expectFailed(id, failure);
  });

  it('Meta does not know it, twice', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg, { info: [400] });
    await fetchPhoto(id);
    await fetchPhoto(id);
    await expectFailed(id, failures.gone);
  });

  it('older than Meta keeps them: nobody is asked', async () => {
    const id = await pendingPhoto({ receivedAt: new Date(now.getTime() - 7 * DAY - 1_000) });
    media.put(id, jpeg);
    await fetchPhoto(id);
    await expectFailed(id, failures.gone);
    expect(requestsFor(id)).toEqual([]);
  });

  it('tried so often that something must be wrong with it: nobody is asked', async () => {
    const id = await pendingPhoto({ attempts: MOST_ATTEMPTS });
    media.put(id, jpeg);
    await fetchPhoto(id);
    await expectFailed(id, failures.tooManyAttempts);
    expect(requestsFor(id)).toEqual([]);
  });

  it('is told once, in the transaction that marks it', async () => {
    const id = await pendingPhoto();
    media.put(id, Buffer.from('no picture'));
    const writing = (fails: boolean) => async (tx: Tx) => {
      await tx.update(systemConfig).set({ sessionHours: fails ? 48 : 72 });
      if (fails) throw new Error('The operator could not be told');
      told.push('told');
    };
    await expect(fetcher({ onPhotoFailed: writing(true) })(id)).rejects.toThrow('could not be told');
    expect((await rowOf(id)).status).toBe('pending');
    const hours = () => database.db.select({ hours: systemConfig.sessionHours }).from(systemConfig);
    expect(await hours()).toEqual([{ hours: 24 }]);
    const again = fetcher({ onPhotoFailed: writing(false) });
    await Promise.all([again(id), again(id), again(id)]);
    expect(told).toEqual(['told', `after ${id}`]);
    expect(await hours()).toEqual([{ hours: 72 }]);
  });
});

describe('running twice, or being killed', () => {
  it('does nothing for a photo that is settled, or gone', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg);
    await fetchPhoto(id);
    await fetchPhoto(id);
    await fetchPhoto(randomUUID());
    expect(requestsFor(id)).toHaveLength(2);
    expect(told).toEqual([`stored ${id}`]);
  });

  it('several times at once comes to the same as once', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg);
    await Promise.all([fetchPhoto(id), fetchPhoto(id), fetchPhoto(id)]);
    expect(told).toEqual([`stored ${id}`]);
    expect((await readdir(dir)).toSorted()).toEqual([`${id}.jpg`, `${id}_thumb.jpg`]);
    expect((await rowOf(id)).sha256).toBe(hexOf(await readFile(path.join(dir, `${id}.jpg`))));
  });

  it('replaces what an earlier run left in the folder before its row was written', async () => {
    const id = await pendingPhoto({ attempts: 1 });
    media.put(id, jpeg);
    await store.write(`${id}.jpg`, Buffer.from('left behind'));
    await fetchPhoto(id);
    expect((await rowOf(id)).sha256).toBe(hexOf(await readFile(path.join(dir, `${id}.jpg`))));
  });

  it('leaves no file of a photo that was deleted meanwhile', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg, {
      file: [
        (response, bytes) =>
          void database.db
            .delete(photos)
            .where(eq(photos.id, id))
            .then(() => response.end(bytes)),
      ],
    });
    await fetchPhoto(id);
    expect(await readdir(dir)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('says nothing is stored when the folder cannot be written', async () => {
    const id = await pendingPhoto();
    media.put(id, jpeg);
    const lost = createPhotoStore({ dir: path.join(dir, 'nowhere'), log });
    await expect(fetcher({ store: lost })(id)).rejects.toThrow('ENOENT');
    expect((await rowOf(id)).status).toBe('pending');
  });

  it('lets go of a download when the process stops', async () => {
    const id = await pendingPhoto();
    const stop = new AbortController();
    media.put(id, jpeg, { file: [() => stop.abort(new Error('The process is stopping'))] });
    await expect(fetchPhoto(id, stop.signal)).rejects.toThrow('stopping');
    expect((await rowOf(id)).status).toBe('pending');
    expect(told).toEqual([]);
  });
});
