import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk of a few megabytes, in memory, to be filled. */
export interface SmallDisk {
  folder: string;
  /** Takes all the room but so many bytes. */
  fill(leave?: number): Promise<void>;
  /** Gives the room back. */
  free(): Promise<void>;
  close(): void;
}

const PIECE = 64 * 1024;

/** Why no disk can be mounted here, in words for the name of a test that is skipped; `null`: it can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'only Linux mounts disks in memory';
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  try {
    mountSmallDisk(1).close();
    return null;
  } catch {
    return 'this machine lets nobody mount a small disk';
  }
}

/** @param at where it is mounted; a folder of its own unless given */
export function mountSmallDisk(megabytes: number, at?: string): SmallDisk {
  const folder = at ?? mkdtempSync(path.join(tmpdir(), 'kinto-disk-'));
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    if (!at) rmSync(folder, { recursive: true });
    throw new Error(`No disk was mounted: ${mounted.stderr}`);
  }
  chmodSync(folder, 0o755);
  const ballast = path.join(folder, '.ballast');
  return {
    folder,
    async fill(leave = 0) {
      const file = await open(ballast, 'a');
      try {
        for (;;) {
          const { bavail, bsize } = await statfs(folder);
          const room = bavail * bsize - leave;
          if (room <= 0) return;
          await file.write(Buffer.alloc(Math.min(room, PIECE)));
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    close() {
      spawnSync('umount', ['-l', folder]);
      if (!at) rmSync(folder, { recursive: true, force: true });
    },
  };
}
