import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file of a folder, with what is in it; none where there is no folder. */
export async function hashFiles(folder: string): Promise<{ path: string; sha256: string; bytes: number }[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name)).catch(() => Buffer.alloc(0));
      return { path: name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
    }),
  );
}
