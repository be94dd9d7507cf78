import { mkdir, readdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { MOST_ERRORS } from './error-budget.ts';
import { failures, MOST_BYTES } from './failures.ts';
import { FETCH_DELAYS, MOST_ATTEMPTS, ROOM_DELAY, STORE_DELAY } from './fetch-delays.ts';
import { photoFilename } from './photo-filename.ts';
import { type Answer, together } from './testdata/media-server.ts';
import { createPhotoWorld, type FetchPhoto, now, type PhotoWorld } from './testdata/photo-world.ts';

const DAY = 24 * 60 * 60 * 1000;

let world: PhotoWorld;
let fetchPhoto: FetchPhoto;

beforeAll(async () => {
  world = await createPhotoWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.begin();
  fetchPhoto = world.fetcher();
});
afterEach(() => world.end());

async function expectFailed(id: string, failure: string) {
  expect(await world.rowOf(id)).toMatchObject({ status: 'failed', failure, filename: null });
  expect(world.told).toEqual([`failed ${id}: ${failure}`, `after ${id}`]);
  expect(await readdir(world.dir)).toEqual([]);
}

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
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, { info: [info], file: [file] });
    const silent = [info, file].some((answer) => answer === hang || answer === stall);
    const fetch = silent
      ? world.fetcher({ cloudApi: world.apiAt(world.media.url, { call: 300, download: 300 }) })
      : fetchPhoto;
    expect(await fetch(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
    expect(await world.rowOf(id)).toMatchObject({ status: 'pending', attempts: 1, filename: null });
    expect(world.told).toEqual([]);
    expect(await readdir(world.dir)).toEqual([]);
  });

  it('is tried again when the address says another host', async () => {
    const id = await world.pendingPhoto();
    const info: Answer = (response) => response.end(JSON.stringify({ id, url: 'http://169.254.169.254/a' }));
    world.media.put(id, world.jpeg, { info: [info] });
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
  });

  it('is tried again when nobody answers, without counting that as an error of Meta', async () => {
    const nobody = world.apiAt('http://127.0.0.1:1');
    const patient = world.fetcher({ cloudApi: nobody });
    for (let i = 0; i < MOST_ERRORS + 2; i++) {
      const id = await world.pendingPhoto();
      expect(await patient(id)).toEqual({ againInSeconds: FETCH_DELAYS[0] });
    }
  });

  it('waits longer each time, then fails', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, { file: [cut] });
    await world.database.db
      .update(photos)
      .set({ attempts: FETCH_DELAYS.length - 1 })
      .where(eq(photos.id, id));
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: FETCH_DELAYS.at(-1) });
    expect(await fetchPhoto(id)).toBeUndefined();
    await expectFailed(id, failures.notHandedOver);
  });

  it('is not asked for when Meta has given too many errors, and loses no attempt by that', async () => {
    for (let i = 0; i < MOST_ERRORS; i++) {
      const id = await world.pendingPhoto();
      world.media.put(id, world.jpeg, { info: [500] });
      await fetchPhoto(id);
    }
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: 3_600 });
    expect(world.requestsFor(id)).toEqual([]);
    expect((await world.rowOf(id)).attempts).toBe(0);
  });
});

describe('a photo that never comes', () => {
  const endless: Answer = (response) => {
    const piece = Buffer.alloc(1024 * 1024);
    const more = () => response.writable && response.write(piece, (error) => error ?? more());
    more();
  };
  it.each<[string, () => Buffer, { file?: Answer[]; fileSize?: number | null }, string]>([
    ['said to be 30 MB', () => world.jpeg, { fileSize: 30 * 1024 * 1024 }, failures.tooLarge],
    ['30 MB and not said to be', () => Buffer.alloc(MOST_BYTES + 1), { fileSize: null }, failures.tooLarge],
    ['without an end', () => world.jpeg, { file: [endless], fileSize: null }, failures.tooLarge],
    ['another one than announced, twice', () => world.jpeg, { file: [(r) => r.end('x')] }, failures.altered],
    ['a web page called image/jpeg', () => Buffer.from('<!doctype html><p>'), {}, failures.notAPicture],
    ['empty', () => Buffer.alloc(0), {}, failures.empty],
  ])('%s', async (_, bytes, medium, failure) => {
    const id = await world.pendingPhoto();
    world.media.put(id, bytes(), medium);
    expect(await fetchPhoto(id)).toBeUndefined();
    await expectFailed(id, failure);
  });

  it('Meta does not know it, twice', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, { info: [400] });
    await fetchPhoto(id);
    await fetchPhoto(id);
    await expectFailed(id, failures.gone);
  });

  it.each<[string, { attempts?: number; errors?: Answer[] }]>([
    ['an attempt that was cut short', { attempts: 1 }],
    ['an error of another kind', { errors: [500] }],
  ])('Meta does not know it, once and after %s: that is not believed', async (_, {
    attempts = 0,
    errors = [],
  }) => {
    const id = await world.pendingPhoto({ attempts });
    world.media.put(id, world.jpeg, { info: [...errors, 400, 'good'] });
    for (const __ of errors) await fetchPhoto(id);
    expect(await fetchPhoto(id)).toEqual({ againInSeconds: FETCH_DELAYS[1] });
    await fetchPhoto(id);
    expect((await world.rowOf(id)).status).toBe('stored');
  });

  it('older than Meta keeps them: nobody is asked', async () => {
    const id = await world.pendingPhoto({ receivedAt: new Date(now.getTime() - 7 * DAY - 1_000) });
    world.media.put(id, world.jpeg);
    await fetchPhoto(id);
    await expectFailed(id, failures.gone);
    expect(world.requestsFor(id)).toEqual([]);
  });

  it('tried so often that something must be wrong with it: nobody is asked', async () => {
    const id = await world.pendingPhoto({ attempts: MOST_ATTEMPTS });
    world.media.put(id, world.jpeg);
    await fetchPhoto(id);
    await expectFailed(id, failures.tooManyAttempts);
    expect(world.requestsFor(id)).toEqual([]);
  });

  it('is told once, in the transaction that marks it', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, Buffer.from('no picture'));
    const writing = (fails: boolean) => async (tx: Tx) => {
      await tx.update(systemConfig).set({ sessionHours: fails ? 48 : 72 });
      if (fails) throw new Error('The operator could not be told');
      world.told.push('told');
    };
    await expect(world.fetcher({ onPhotoFailed: writing(true) })(id)).rejects.toThrow('could not be told');
    expect((await world.rowOf(id)).status).toBe('pending');
    const hours = () => world.database.db.select({ hours: systemConfig.sessionHours }).from(systemConfig);
    expect(await hours()).toEqual([{ hours: 24 }]);
    const again = world.fetcher({ onPhotoFailed: writing(false) });
    world.media.put(id, Buffer.from('no picture'), { file: [together(3)] });
    await Promise.all([again(id), again(id), again(id)]);
    expect(world.told).toEqual(['told', `after ${id}`]);
    expect(await hours()).toEqual([{ hours: 72 }]);
  });
});

describe('a disk that takes no photo', () => {
  it('full: nobody is asked for it until there is room, and no attempt is counted', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    let room = false;
    const fetch = world.fetcher({ store: { ...world.store, hasRoom: async () => room } });
    for (let look = 0; look < MOST_ATTEMPTS + 1; look++)
      expect(await fetch(id)).toEqual({ againInSeconds: ROOM_DELAY });
    expect(world.requestsFor(id)).toEqual([]);
    expect(await world.rowOf(id)).toMatchObject({ status: 'pending', attempts: 0 });
    room = true;
    await fetch(id);
    expect(await world.rowOf(id)).toMatchObject({ status: 'stored', attempts: 1 });
  });

  it('broken: it is tried again as often as need be, and nothing half-written is left', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    // The thumbnail is written, and the photo itself cannot take its place.
    const place = path.join(world.dir, photoFilename(id));
    await mkdir(place);
    for (let time = 0; time < MOST_ATTEMPTS + 1; time++)
      expect(await fetchPhoto(id)).toEqual({ againInSeconds: STORE_DELAY });
    expect(await world.rowOf(id)).toMatchObject({ status: 'pending', attempts: 0, filename: null });
    expect((await readdir(world.dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await rmdir(place);
    await fetchPhoto(id);
    expect(await world.rowOf(id)).toMatchObject({ status: 'stored', attempts: 1 });
  });
});
