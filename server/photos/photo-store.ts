import { constants } from 'node:fs';
import {
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  statfs,
  unlink,
} from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import type { Logger } from '../log/logger.ts';
import { isPhotoFilename } from './photo-filename.ts';

const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;
/** Milliseconds after which a half-written file can only be what a killed process left behind. */
const LEFTOVER_AGE = 24 * 60 * 60 * 1000;
/** Bytes: two photos of ours and their thumbnails, as large as they come. */
const ROOM = 4 * 1024 * 1024;
const LEFTOVER = /^\..+\.tmp$/;

/** The photo folder. Nobody else touches it. */
export interface PhotoStore {
  /** Makes the folder (mode 755) if need be and removes half-written files older than a day. */
  prepare(now: Date): Promise<void>;
  /**
   * Writes a photo (mode 644), whole or not at all; when this returns, file and folder entry are on the disk.
   * A photo of that name is replaced. Throws for a name that is no photo filename.
   * @throws AppError `unavailable` when the disk is full, read-only or broken: nothing is wrong with the photo
   */
  write(filename: string, bytes: Uint8Array): Promise<void>;
  /**
   * Opens a photo to be read; the caller closes `file`. `forbidden`: the name is no photo filename, or what bears it
   * is no plain file (a symlink, a folder).
   */
  open(filename: string): Promise<OpenPhoto | 'absent' | 'forbidden'>;
  /** Whether there is room on the disk for a few photos. */
  hasRoom(): Promise<boolean>;
  /** Removes a photo if it is there. */
  remove(filename: string): Promise<void>;
}

export interface OpenPhoto {
  file: FileHandle;
  bytes: number;
  modifiedAt: Date;
}

export function createPhotoStore(options: { dir: string; log: Logger }): PhotoStore {
  const dir = path.resolve(options.dir);
  const pathOf = (filename: string) => {
    if (!isPhotoFilename(filename)) throw new Error('Not the name of a photo');
    return path.join(dir, filename);
  };
  return {
    async prepare(now) {
      await mkdir(dir, { recursive: true });
      // Whoever made the folder may have had another umask; not being its owner is no reason to stop.
      await chmod(dir, FOLDER_MODE).catch((err) => options.log.warn({ err }, 'Photo folder keeps its mode'));
      await removeLeftovers(dir, now, options.log);
    },
    async write(filename, bytes) {
      const target = pathOf(filename);
      await writeWhole(dir, target, bytes).catch((cause) => {
        throw new AppError('unavailable', `No photo can be stored just now: ${cause.code ?? cause}`, {
          cause,
        });
      });
    },
    open: async (filename) => (isPhotoFilename(filename) ? openPlainFile(pathOf(filename)) : 'forbidden'),
    async hasRoom() {
      const { bavail, bsize } = await statfs(dir);
      return bavail * bsize >= ROOM;
    },
    async remove(filename) {
      await unlink(pathOf(filename)).catch((error) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
  };
}

/** A file that is in the folder under its own name is complete: it was flushed before it was renamed. */
async function writeWhole(dir: string, target: string, bytes: Uint8Array): Promise<void> {
  const temporary = path.join(dir, `.${path.basename(target)}.${crypto.randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.chmod(FILE_MODE);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(dir);
}

/** Without this a power cut can forget the rename though the file's own bytes are safe. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openPlainFile(file: string): Promise<OpenPhoto | 'absent' | 'forbidden'> {
  try {
    // Not every system has O_NOFOLLOW, and opening a pipe would wait for its writer: look first.
    if (!(await lstat(file)).isFile()) return 'forbidden';
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size, mtime } = await handle.stat();
    return { file: handle, bytes: size, modifiedAt: mtime };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENAMETOOLONG') return 'absent';
    if (code === 'ELOOP') return 'forbidden';
    throw error;
  }
}

async function removeLeftovers(dir: string, now: Date, log: Logger): Promise<void> {
  const leftovers = (await readdir(dir)).filter((name) => LEFTOVER.test(name));
  for (const name of leftovers) {
    const file = path.join(dir, name);
    // Another process may be doing the same: what is gone is gone.
    const found = await lstat(file).catch(() => null);
    if (!found || now.getTime() - found.mtimeMs < LEFTOVER_AGE) continue;
    await unlink(file).catch(() => {});
    log.info({ file: name }, 'Removed a half-written photo');
  }
}
