import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { createClient } from '../db/create-client.ts';
import { MIGRATIONS_TABLE } from '../db/migrate.ts';
import { isPhotoFilename } from '../photos/photo-filename.ts';
import { type ArchiveWriter, createArchive, removeDrafts } from './archive-writer.ts';
import { backupTables } from './backup-tables.ts';
import { FORMAT, MANIFEST, type Manifest } from './manifest.ts';

export interface BackupOptions {
  databaseUrl: string;
  photosDir: string;
  /** The archive to be made; must not be there yet. */
  target: string;
  version: string;
  now: Date;
}

export interface Backup {
  tables: number;
  photos: number;
  /** How much room the archive takes. */
  bytes: number;
}

/**
 * One archive with everything: all tables as they were at one moment (a snapshot, however much is written meanwhile), then the photo
 * folder. A photo is written before its row and never changed, so the photos hold at least what the rows name.
 * @throws Error when the archive can't be written; then nothing of it is left
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  await mkdir(path.dirname(options.target), { recursive: true });
  await removeDrafts(path.dirname(options.target), options.now);
  const archive = createArchive(options.target);
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-backup-'));
  try {
    const { migrations, tables } = await addTables(archive, options.databaseUrl, folder);
    const photos = await addPhotos(archive, options.photosDir);
    const { files } = archive;
    const manifest: Manifest = {
      format: FORMAT,
      madeAt: options.now.toISOString(),
      version: options.version,
      migrations,
      files,
    };
    await archive.finish(MANIFEST, JSON.stringify(manifest, null, 1));
    return { tables, photos, bytes: (await stat(options.target)).size };
  } catch (error) {
    await archive.discard();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addTables(archive: ArchiveWriter, databaseUrl: string, folder: string) {
  const client = createClient(databaseUrl, 'kinto-app backup');
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY name`,
    );
    const tables = await backupTables(client);
    for (const { name, columns } of tables) {
      const file = path.join(folder, name);
      const copy = client.query(copyTo(`COPY ${name} (${columns.map(quoted).join(', ')}) TO STDOUT`));
      await pipeline(copy, createWriteStream(file));
      await archive.add(`tables/${name}`, file);
      await rm(file);
    }
    await client.query('COMMIT');
    return { migrations: rows.map((row) => row.name), tables: tables.length };
  } finally {
    await client.end();
  }
}

async function addPhotos(archive: ArchiveWriter, photosDir: string): Promise<number> {
  const names = (await readdir(photosDir).catch(() => [])).filter(isPhotoFilename);
  for (const name of names) await archive.add(`photos/${name}`, path.join(photosDir, name));
  return names.length;
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
