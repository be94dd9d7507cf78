import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IN_A_BACKUP } from '../builds/failpoints.ts';
import type { Build } from '../builds/make-build.ts';
import type { Outcome } from './die-at-step.ts';
import type { Ground } from './ground.ts';

/**
 * A backup dies at its k-th file, or before the archive gets its name. No archive may be there then, and the next backup to the same
 * place must be whole: it is restored.
 */
export async function dieInBackup(ground: Ground, build: Build, k: number): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-failpoint-'));
  const source = await ground.copy();
  const empty = await ground.copy({ empty: true });
  const variables = ground.variables(folder);
  const photosDir = variables.WHATSAPP_PHOTOS_DIR ?? '';
  const target = path.join(folder, 'archives', 'kinto.tar.gz');
  const script = async (name: string, url: string, failpoint = '') => {
    const child = spawn(
      process.execPath,
      [path.join(build.folder, 'dist/server/scripts', `${name}.js`), target],
      {
        env: { ...variables, DATABASE_URL: url, FAILPOINT: failpoint, TMPDIR: folder },
        stdio: 'ignore',
      },
    );
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal ?? code;
  };
  const faults: string[] = [];
  try {
    await mkdir(photosDir, { recursive: true });
    await writeFile(path.join(photosDir, 'one.jpg'), 'some bytes');
    const reached = (await script('backup', source.url, `${IN_A_BACKUP}:${k}`)) === 'SIGKILL';
    const archives = await readdir(path.dirname(target));
    if (reached && archives.includes('kinto.tar.gz'))
      faults.push('half an archive has the name of a whole one');
    if (reached && (await script('backup', source.url)) !== 0) faults.push('the next backup fails');
    await rm(photosDir, { recursive: true });
    if ((await script('restore', empty.url)) !== 0) faults.push('the archive can not be restored');
    else if ((await readdir(photosDir)).length !== 1) faults.push('the photo was not restored');
    return { reached, faults };
  } finally {
    await source.drop();
    await empty.drop();
    await rm(folder, { recursive: true, force: true });
  }
}
