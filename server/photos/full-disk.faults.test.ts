import { readdir } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { notHere } from '../test/not-here.ts';
import { makePlant } from '../test/plant.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../test/small-disk.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld } from '../test/world.ts';

const PHOTOS = 5;
const skipped = notHere(whyNoSmallDisk(), 'photos on a full disk');

test.skipIf(skipped)(
  'No room for photos: the conversation goes on, it is told, nothing half-written is left, and they are all there soon after',
  async () => {
    const world = await startWorld();
    onTestFinished(() => world.stop());
    const disk = mountSmallDisk(32, world.photosDir);
    onTestFinished(() => disk.close());
    const plant = await makePlant(world);
    const phone = world.phone(plant.phoneNumber);
    await plant.assign(PHOTOS);
    await disk.fill();
    for (let question = 0; question < PHOTOS; question++) {
      await phone.hears(question);
      world.passTime(5);
      await phone.photos([await testPicture()], { caption: 'OK' });
    }
    expect((await phone.hears(PHOTOS)).text).toContain('📝');
    const health = await (await fetch(`${world.kinto.url}/health`)).json();
    expect(health).toMatchObject({ status: 'degraded' });
    const status = (await world.manager.get('/api/system-status')) as {
      services: Record<string, { status: string; cause?: string }>;
    };
    expect(status.services.disk).toMatchObject({ status: 'error', cause: 'full' });
    const states = () =>
      world.database.sql<{ status: string; attempts: number }>('SELECT status, attempts FROM photos');
    expect((await states()).map((photo) => photo.status)).toEqual(Array(PHOTOS).fill('pending'));
    await disk.free();
    const from = performance.now();
    await expect
      .poll(async () => (await states()).map((photo) => photo.status), { timeout: 90_000 })
      .toEqual(Array(PHOTOS).fill('stored'));
    const healed = performance.now() - from;
    const files = await readdir(world.photosDir);
    expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(files.filter((name) => name.endsWith('.jpg'))).toHaveLength(2 * PHOTOS);
    recordFigure(
      'D6',
      `no room for photos: ${PHOTOS} of ${PHOTOS} stored ${(healed / 1000).toFixed(1)} s after there was room, 0 half-written files`,
      'photos',
    );
  },
);
