import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { photos } from '../db/schema/photos.ts';
import { failures } from './failures.ts';
import { createPhotoStore } from './photo-store.ts';
import { type Answer, together } from './testdata/media-server.ts';
import { createPhotoWorld, type FetchPhoto, log, now, type PhotoWorld } from './testdata/photo-world.ts';
import { phonePhoto } from './testdata/pictures.ts';

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

const hexOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a photo that arrives', () => {
  it('is stored with its thumbnail, and its row says what it is', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    expect(await fetchPhoto(id)).toBeUndefined();
    const row = await world.rowOf(id);
    const file = await readFile(path.join(world.dir, `${id}.jpg`));
    expect(row).toMatchObject({
      status: 'stored',
      filename: `${id}.jpg`,
      sha256: hexOf(file),
      bytes: file.length,
      sourceSha256: hexOf(world.jpeg),
      sourceBytes: world.jpeg.length,
      width: 64,
      height: 32,
      capturedAt: null,
      attempts: 1,
      failure: null,
      storedAt: now,
    });
    expect((await readdir(world.dir)).toSorted()).toEqual([`${id}.jpg`, `${id}_thumb.jpg`]);
    expect(world.told).toEqual([`stored ${id}`]);
  });

  it.each(['hex', 'base64'] as const)('is compared with the hash of the webhook in %s', async (encoding) => {
    const digest = createHash('sha256').update(world.jpeg).digest(encoding);
    const right = await world.pendingPhoto({ mediaSha256: digest });
    const wrong = await world.pendingPhoto({
      mediaSha256: createHash('sha256').update('other').digest(encoding),
    });
    for (const id of [right, wrong]) world.media.put(id, world.jpeg, { sha256: null });
    await fetchPhoto(right);
    await fetchPhoto(wrong);
    expect((await world.rowOf(right)).status).toBe('stored');
    expect((await world.rowOf(wrong)).failure).toBe(failures.altered);
  });

  it('is believed by its bytes, whatever type the server says', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, {
      file: [(response, bytes) => response.setHeader('content-type', 'text/html').end(bytes)],
    });
    await fetchPhoto(id);
    expect((await world.rowOf(id)).status).toBe('stored');
  });

  it('keeps the time it was taken', async () => {
    const exif = { IFD2: { DateTimeOriginal: '2026:11:20 09:15:00', OffsetTimeOriginal: '+05:30' } };
    const id = await world.pendingPhoto();
    world.media.put(id, await phonePhoto().withExif(exif).jpeg().toBuffer());
    await fetchPhoto(id);
    expect((await world.rowOf(id)).capturedAt).toEqual(new Date('2026-11-20T03:45:00Z'));
  });

  it('is asked for at a new address when the first has expired, or held something else', async () => {
    const other: Answer = (response) => response.end('something else');
    for (const first of [404, other]) {
      const id = await world.pendingPhoto();
      world.media.put(id, world.jpeg, { file: [first, 'good'] });
      expect(await fetchPhoto(id)).toBeUndefined();
      expect((await world.rowOf(id)).status).toBe('stored');
      expect(world.requestsFor(id)).toEqual([`info ${id}`, `file ${id}`, `info ${id}`, `file ${id}`]);
    }
  });

  it("comes from the webhook's own address when Meta gives no other and that is fresh", async () => {
    const fresh = await world.pendingPhoto({ mediaUrl: 'filled in below' });
    const old = await world.pendingPhoto({ receivedAt: new Date(now.getTime() - 5 * 60_000) });
    for (const id of [fresh, old]) {
      world.media.put(id, world.jpeg, { info: [500] });
      await world.database.db
        .update(photos)
        .set({ mediaUrl: world.media.fileUrl(id) })
        .where(eq(photos.id, id));
    }
    await fetchPhoto(fresh);
    await fetchPhoto(old);
    expect((await world.rowOf(fresh)).status).toBe('stored');
    expect((await world.rowOf(old)).status).toBe('pending');
    expect(world.requestsFor(old)).toEqual([`info ${old}`]);
  });
});

describe('running twice, or being killed', () => {
  it('does nothing for a photo that is settled, or gone', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    await fetchPhoto(id);
    await fetchPhoto(id);
    await fetchPhoto(randomUUID());
    expect(world.requestsFor(id)).toHaveLength(2);
    expect(world.told).toEqual([`stored ${id}`]);
  });

  it('several times at once comes to the same as once', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, { file: [together(3)] });
    await Promise.all([fetchPhoto(id), fetchPhoto(id), fetchPhoto(id)]);
    expect(world.told).toEqual([`stored ${id}`]);
    expect((await readdir(world.dir)).toSorted()).toEqual([`${id}.jpg`, `${id}_thumb.jpg`]);
    expect((await world.rowOf(id)).sha256).toBe(hexOf(await readFile(path.join(world.dir, `${id}.jpg`))));
  });

  it('replaces what an earlier run left in the folder before its row was written', async () => {
    const id = await world.pendingPhoto({ attempts: 1 });
    world.media.put(id, world.jpeg);
    await world.store.write(`${id}.jpg`, Buffer.from('left behind'));
    await fetchPhoto(id);
    expect((await world.rowOf(id)).sha256).toBe(hexOf(await readFile(path.join(world.dir, `${id}.jpg`))));
  });

  it('leaves no file of a photo that was deleted meanwhile', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg, {
      file: [
        (response, bytes) =>
          void world.database.db
            .delete(photos)
            .where(eq(photos.id, id))
            .then(() => response.end(bytes)),
      ],
    });
    await fetchPhoto(id);
    expect(await readdir(world.dir)).toEqual([]);
    expect(world.told).toEqual([]);
  });

  it('says nothing is stored when the folder cannot be written', async () => {
    const id = await world.pendingPhoto();
    world.media.put(id, world.jpeg);
    const lost = createPhotoStore({ dir: path.join(world.dir, 'nowhere'), log });
    await expect(world.fetcher({ store: lost })(id)).rejects.toThrow('ENOENT');
    expect((await world.rowOf(id)).status).toBe('pending');
  });

  it('lets go of a download when the process stops', async () => {
    const id = await world.pendingPhoto();
    const stop = new AbortController();
    world.media.put(id, world.jpeg, { file: [() => stop.abort(new Error('The process is stopping'))] });
    await expect(fetchPhoto(id, stop.signal)).rejects.toThrow('stopping');
    expect((await world.rowOf(id)).status).toBe('pending');
    expect(world.told).toEqual([]);
  });
});
