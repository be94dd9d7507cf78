import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Manifest } from './manifest.ts';

/** Passwords' hashes and everybody's answers are in it: for its owner alone. */
const MODE = 0o600;

export interface ArchiveWriter {
  /** Adds a file as it is now, with its sum. */
  add(name: string, file: string): Promise<void>;
  /** Adds some last words without a sum, and closes: from now on the archive has its name. */
  finish(name: string, text: string): Promise<void>;
  /** What was added, with sums. */
  files: Manifest['files'];
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** A name of its own for each backup: what a killed one has left behind stands in nobody's way. */
const draftOf = (target: string) =>
  path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
const DRAFT = /^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
/** Milliseconds after which a draft that nobody has written to can only be what a killed backup left behind. */
const LEFTOVER_AGE = 24 * 60 * 60_000;

/** Removes what killed backups have left in this folder. */
export async function removeDrafts(folder: string, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((entry) => DRAFT.test(entry))) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > LEFTOVER_AGE) await unlink(file).catch(() => {});
  }
}

/** A gzipped tar that has its name only once it is whole and on the disk. */
export function createArchive(target: string): ArchiveWriter {
  const draft = draftOf(target);
  const tar = pack();
  const files: Manifest['files'] = {};
  const written = pipeline(
    tar,
    createGzip({ level: 6 }),
    createWriteStream(draft, { mode: MODE, flags: 'wx' }),
  );
  // A failure is told by `add` or `finish`; until then nobody waits for it.
  written.catch(() => {});
  return {
    files,
    async add(name, file) {
      const { size } = await stat(file);
      const hash = createHash('sha256');
      const entry = tar.entry({ name, size, mode: MODE });
      const source = createReadStream(file, { end: Math.max(size - 1, 0) });
      source.on('data', (piece) => hash.update(piece));
      await Promise.race([pipeline(source, entry), failureOf(written)]);
      files[name] = { bytes: size, sha256: hash.digest('hex') };
    },
    async finish(name, text) {
      tar.entry({ name, mode: MODE }, text);
      tar.finalize();
      await written;
      const handle = await open(draft, 'r');
      await handle.sync();
      await handle.close();
      await rename(draft, target);
    },
    async discard() {
      tar.destroy(new Error('discarded'));
      await written.catch(() => {});
      await unlink(draft).catch(() => {});
    },
  };
}

/** Never resolves: an archive that can't be written must not leave its writer waiting. */
const failureOf = (written: Promise<void>) => new Promise<never>((_, reject) => written.catch(reject));
