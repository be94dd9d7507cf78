import { statfs } from 'node:fs/promises';
import { byLimits, type Check } from './check.ts';

/** Percent of the disk that are taken. */
const LIMITS = { warning: 90, error: 95 };

/** The disk that `folder` is on. */
export const checkDisk =
  (folder: string): Check =>
  async () => {
    const { bsize, blocks, bavail } = await statfs(folder);
    const takenPercent = blocks === 0 ? 0 : 100 - (100 * bavail) / blocks;
    const status = byLimits(takenPercent, LIMITS);
    const numbers = { freeBytes: bavail * bsize, freePercent: Math.round((100 - takenPercent) * 10) / 10 };
    if (status === 'healthy') return { status, ...numbers };
    return {
      status,
      ...numbers,
      cause: 'full',
      action: 'Make room on the disk with the photos, before no more can be stored.',
    };
  };
