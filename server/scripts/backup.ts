import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { loadConfig } from '../config/load-config.ts';
import { packageRoot } from '../config/package-root.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { withDatabase } from './with-database.ts';

// `npm run backup` or `npm run backup -- FILE`: everything in one archive, while the product runs.
await withDatabase(async ({ url }) => {
  const config = loadConfig(readEnvironment());
  const now = new Date();
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const target = path.resolve(
    process.argv[2] ?? path.join(config.dataDir, 'backups', `kinto-${stamp}.tar.gz`),
  );
  const { version } = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const made = await makeBackup({
    ...{ databaseUrl: url, photosDir: config.whatsapp.photosDir, target, version, now },
  });
  console.log(`Backed up ${made.tables} tables and ${made.photos} photos (${made.bytes} bytes) to ${target}`);
  console.log('It holds no secrets.json and no .env: keep those too, or everybody signs in again.');
});
