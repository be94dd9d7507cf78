import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createClient } from '../db/create-client.ts';
import { migrateLatest } from '../db/migrate.ts';
import { migrateTo } from '../db/migrate-to.ts';
import { migrationStatus } from '../db/migration-status.ts';
import type { Logger } from '../log/logger.ts';
import { createPhotoStore } from '../photos/photo-store.ts';
import { type BackupTable, backupTables } from './backup-tables.ts';
import { quoted } from './make-backup.ts';
import type { Manifest } from './manifest.ts';
import { unpackArchive } from './unpack-archive.ts';

export interface RestoreOptions {
  databaseUrl: string;
  photosDir: string;
  file: string;
  /** Overwrites what the database holds; without it only an empty one is filled. */
  replace: boolean;
  /** Lets what waited to be sent go out after all; without it a restored copy sends nothing by itself. */
  send: boolean;
  log: Logger;
}

export interface Restored {
  madeAt: string;
  tables: number;
  photos: number;
  /** Messages that waited to be sent when the backup was made, and are not sent now. */
  dropped: number;
}

/**
 * Puts a backup back: all tables in one transaction, or none, in the shape that they had when it was made; then the migrations since,
 * and the photos. What had waited to be sent is dropped unless `send`
 * says otherwise: a copy must not write to real people. Whoever is in the middle of a checklist is asked again once they write.
 * @throws Error for a damaged archive, one of a newer product, or a database that is not empty
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-restore-'));
  try {
    const manifest = await unpackArchive(options.file, folder);
    await refuseNewer(manifest, options.databaseUrl);
    if (!options.replace) await refuseFilled(options.databaseUrl);
    await migrateTo(options.databaseUrl, manifest.migrations.length, { log: options.log });
    const { tables, dropped } = await fillTables(options, folder, manifest);
    await migrateLatest(options.databaseUrl, { log: options.log });
    const photos = await copyPhotos(options, path.join(folder, 'photos'));
    return { madeAt: manifest.madeAt, tables, photos, dropped };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function refuseNewer(manifest: Manifest, databaseUrl: string): Promise<void> {
  const known = new Set((await migrationStatus(databaseUrl)).map(({ name }) => name));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `This backup was made by a newer product (${manifest.version}): it has the migrations ${unknown.join(', ')}, which this one lacks.`,
    );
}

async function fillTables(options: RestoreOptions, folder: string, manifest: Manifest) {
  const client = createClient(options.databaseUrl, 'kinto-app restore');
  await client.connect();
  try {
    await client.query('BEGIN');
    const tables = await backupTables(client);
    await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')} CASCADE`);
    for (const table of tables.filter(({ name }) => `tables/${name}` in manifest.files))
      await fillTable(client, table, path.join(folder, 'tables', table.name));
    const dropped = options.send ? 0 : await dropUnsent(client);
    await client.query('COMMIT');
    return { tables: tables.length, dropped };
  } finally {
    await client.end();
  }
}

/** What a first start has put there by itself is nothing to be lost. */
async function refuseFilled(databaseUrl: string): Promise<void> {
  const client = createClient(databaseUrl, 'kinto-app restore');
  await client.connect();
  try {
    for (const name of ['checklist_submissions', 'inbound_messages', 'auth_sessions']) {
      const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS there`, [
        name,
      ]);
      if (!rows[0]?.there) continue;
      const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
      if (rowCount)
        throw new Error(
          `The database is in use: ${name} has rows. Restore into an empty one, or say --replace to overwrite all that is there.`,
        );
    }
  } finally {
    await client.end();
  }
}

async function fillTable(client: pg.Client, table: BackupTable, file: string): Promise<void> {
  const copy = client.query(
    copyFrom(`COPY ${table.name} (${table.columns.map(quoted).join(', ')}) FROM STDIN`),
  );
  await pipeline(createReadStream(file), copy);
  const { rows } = await client.query<{ name: string; sequence: string }>(
    `SELECT attname AS name, pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
      WHERE attrelid = $1::regclass AND attidentity <> '' AND NOT attisdropped`,
    [table.name],
  );
  for (const { name, sequence } of rows)
    await client.query(
      `SELECT setval($1, (SELECT coalesce(max(${quoted(name)}), 0) + 1 FROM ${table.name}), false)`,
      [sequence],
    );
}

async function dropUnsent(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE outbound_messages SET status = 'dropped', lease_until = NULL, lease_token = NULL
      WHERE status IN ('queued', 'sending', 'in_doubt')`,
  );
  return rowCount ?? 0;
}

async function copyPhotos({ photosDir, log }: RestoreOptions, folder: string): Promise<number> {
  await mkdir(photosDir, { recursive: true });
  const store = createPhotoStore({ dir: photosDir, log });
  const names = await readdir(folder);
  for (const name of names) await store.write(name, await readFile(path.join(folder, name)));
  return names.length;
}
