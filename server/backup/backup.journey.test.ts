import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateLatest, migrateRollback } from '../db/migrate.ts';
import { makePlant } from '../test/plant.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld, type World } from '../test/world.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const log = pino({ level: 'silent' });
const COUNTED = [
  'users',
  'operators',
  'checklist_answers',
  'inbound_messages',
  'outbound_messages',
  'photos',
  'audit_log',
];

let world: World;
let folder: string;
let copy: TestDatabase;
beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-backup-test-'));
  copy = await createTestDatabase();
});
afterAll(async () => {
  await world.stop();
  await copy.drop();
  await rm(folder, { recursive: true, force: true });
});

const counts = async ({ pool }: TestDatabase) => {
  const { rows } = await pool.query(
    `SELECT ${COUNTED.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`,
  );
  return rows[0];
};
const backUp = (name: string) =>
  makeBackup({
    databaseUrl: world.database.url,
    photosDir: world.photosDir,
    target: path.join(folder, name),
    version: '1.2.3',
    now: new Date('2026-11-20T08:00:00Z'),
  });
const restore = (name: string, more: { replace?: boolean; send?: boolean } = {}) =>
  restoreBackup({
    databaseUrl: copy.url,
    photosDir: path.join(folder, 'photos'),
    file: path.join(folder, name),
    ...{ replace: false, send: false, log, ...more },
  });

test('What was backed up in the middle of a checklist is all there after the restore, and nothing that waited is sent', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  const { submissionId } = await plant.assign(3);
  await phone.hears(0);
  const picture = await testPicture({ width: 300, height: 200, background: '#a33' });
  await phone.photos([picture], { caption: 'OK - all\tfine\n<b>\\N' });
  await phone.hears(1);
  await world.settled();
  await expect
    .poll(async () => (await world.database.pool.query(`SELECT status FROM photos`)).rows)
    .toEqual([{ status: 'stored' }]);
  await world.database.pool.query(
    `INSERT INTO outbound_messages (person, kind, to_phone_number, content, next_attempt_at)
      VALUES ('operator:999', 'notice', '+12025550199', '{"text":"later"}', now() + interval '1 day')`,
  );
  const made = await backUp('whole.tar.gz');
  expect(made.photos).toBeGreaterThan(0);
  const file = await stat(path.join(folder, 'whole.tar.gz'));
  expect(file.mode & 0o777).toBe(0o600);
  expect(made.bytes).toBe(file.size);
  const restored = await restore('whole.tar.gz');
  expect(restored).toMatchObject({ madeAt: '2026-11-20T08:00:00.000Z', photos: made.photos, dropped: 1 });
  expect(await counts(copy)).toEqual(await counts(world.database));
  const { rows } = await copy.pool.query(`SELECT remarks FROM checklist_answers WHERE submission_id = $1`, [
    submissionId,
  ]);
  expect(rows).toEqual([{ remarks: 'all\tfine\n<b>\\N' }]);
  const unsent = `SELECT count(*)::int AS n FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt')`;
  expect((await copy.pool.query(unsent)).rows).toEqual([{ n: 0 }]);
  for (const name of await readdir(path.join(folder, 'photos')))
    expect(await readFile(path.join(folder, 'photos', name))).toEqual(
      await readFile(path.join(world.photosDir, name)),
    );
  // What counts goes on behind what was there.
  await copy.pool.query(`INSERT INTO machines (name) VALUES ('one more')`);
});

test('A database in use is not overwritten unless that was asked for', async () => {
  await expect(restore('whole.tar.gz')).rejects.toThrow(/is in use: .* --replace/);
  await copy.pool.query(`INSERT INTO machines (name) VALUES ('gone after it')`);
  expect(await restore('whole.tar.gz', { replace: true, send: true })).toMatchObject({ dropped: 0 });
  const { rows } = await copy.pool.query(`SELECT name FROM machines WHERE name = 'gone after it'`);
  expect(rows).toEqual([]);
});

test('One flipped byte, a cut end or a foreign file is noticed, and nothing is changed', async () => {
  const bytes = await readFile(path.join(folder, 'whole.tar.gz'));
  const before = await counts(copy);
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
  await writeFile(path.join(folder, 'flipped.tar.gz'), flipped);
  const tar = gunzipSync(bytes);
  tar.write('Machinf', tar.indexOf('Machine'));
  await writeFile(path.join(folder, 'forged.tar.gz'), gzipSync(tar));
  await writeFile(path.join(folder, 'cut.tar.gz'), bytes.subarray(0, bytes.length - 2_000));
  await writeFile(path.join(folder, 'foreign.tar.gz'), 'no archive at all');
  await expect(restore('absent.tar.gz', { replace: true })).rejects.toThrow(
    /^There is no file .*absent\.tar\.gz$/,
  );
  for (const name of ['flipped.tar.gz', 'forged.tar.gz', 'cut.tar.gz', 'foreign.tar.gz'])
    await expect(restore(name, { replace: true })).rejects.toThrow(/is no whole backup|is damaged/);
  expect(await counts(copy)).toEqual(before);
});

test('What a killed backup has left behind stands in nobody’s way, and is gone a day later', async () => {
  const draft = (name: string) => path.join(folder, `.kinto.tar.gz.${name}.tmp`);
  const [old, fresh] = [draft(randomUUID()), draft(randomUUID())];
  for (const file of [old, fresh, path.join(folder, '.kinto.tar.gz.tmp')])
    await writeFile(file, 'half of an archive');
  // The backups of this file are made at this moment.
  const madeAt = new Date('2026-11-20T08:00:00Z').getTime() / 1_000;
  await utimes(old, madeAt - 90_000, madeAt - 90_000);
  await utimes(fresh, madeAt - 60, madeAt - 60);
  await backUp('kinto.tar.gz');
  const left = await readdir(folder);
  expect(left).toContain('kinto.tar.gz');
  expect(left).toContain(path.basename(fresh));
  expect(left).not.toContain(path.basename(old));
});

test('A backup of an earlier version goes through the migrations since; one of a newer is refused', async () => {
  await migrateRollback(copy.url, { log });
  const older = { databaseUrl: copy.url, photosDir: world.photosDir, version: '1', now: new Date() };
  await makeBackup({ ...older, target: path.join(folder, 'older.tar.gz') });
  await migrateLatest(copy.url, { log });
  await restore('older.tar.gz', { replace: true });
  const names = `SELECT name FROM schema_migrations ORDER BY name`;
  expect((await copy.pool.query(names)).rows).toEqual((await world.database.pool.query(names)).rows);
  await copy.pool.query(`INSERT INTO schema_migrations (name, run_on) VALUES ('9999_of_tomorrow', now())`);
  await makeBackup({ ...older, target: path.join(folder, 'newer.tar.gz') });
  await copy.pool.query(`DELETE FROM schema_migrations WHERE name = '9999_of_tomorrow'`);
  await expect(restore('newer.tar.gz', { replace: true })).rejects.toThrow(
    /newer product .*9999_of_tomorrow/,
  );
});
