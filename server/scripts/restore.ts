import { parseArgs } from 'node:util';
import { restoreBackup } from '../backup/restore-backup.ts';
import { loadConfig } from '../config/load-config.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { withDatabase } from './with-database.ts';

const USAGE = 'Usage: npm run restore -- FILE [--replace] [--send]';

// Into an empty database unless --replace; nothing that waited is sent unless --send. Stop the product before.
await withDatabase(async ({ url }, log) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, send: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new Error(USAGE);
  const { photosDir } = loadConfig(readEnvironment()).whatsapp;
  const { replace, send } = values;
  const restored = await restoreBackup({ databaseUrl: url, photosDir, file, replace, send, log });
  console.log(`Restored ${restored.tables} tables and ${restored.photos} photos of ${restored.madeAt}`);
  if (restored.dropped > 0)
    console.log(
      `${restored.dropped} messages that waited to be sent are dropped; --send would have kept them.`,
    );
});
