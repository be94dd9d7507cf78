import { statfs } from 'node:fs/promises';

/** Percent of a disk that are free: below the first it gets tight, below the second it is as good as full. */
const TIGHT = 10;
const FULL = 5;
/** On a large disk 5 % is room for years: with more bytes than these it is only tight. */
const ENOUGH = 1024 ** 3;

export interface DiskRoom {
  freeBytes: number;
  freePercent: number;
  status: 'healthy' | 'warning' | 'error';
}

/** The disk that `folder` is on. */
export async function diskRoom(folder: string): Promise<DiskRoom> {
  const { bsize, blocks, bavail } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const freePercent = blocks === 0 ? 100 : Math.round((1000 * bavail) / blocks) / 10;
  return { freeBytes, freePercent, status: statusOf(freeBytes, freePercent) };
}

function statusOf(freeBytes: number, freePercent: number): DiskRoom['status'] {
  if (freePercent < FULL && freeBytes < ENOUGH) return 'error';
  return freePercent < TIGHT ? 'warning' : 'healthy';
}
