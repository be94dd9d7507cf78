import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The same six statements and a commit, on the rows of `bare-sql-process.ts`. */
const SCRIPT = `\\set id random(0, 999)
BEGIN;
SELECT n FROM bench_rows WHERE id = :id FOR UPDATE;
UPDATE bench_rows SET n = n + 1 WHERE id = :id;
UPDATE bench_rows SET n = n + 1 WHERE id = :id;
UPDATE bench_rows SET n = n + 1 WHERE id = :id;
UPDATE bench_rows SET n = n + 1 WHERE id = :id;
SELECT n FROM bench_rows WHERE id = :id;
COMMIT;
`;

/** Transactions a second by PostgreSQL's own tool, over eight connections; `null` when it is not on the PATH. */
export async function pgbench(url: string, folder: string, seconds: number): Promise<number | null> {
  const script = path.join(folder, 'pgbench.sql');
  await writeFile(script, SCRIPT);
  const words = ['-n', '-M', 'prepared', '-c', '8', '-j', '2', '-T', String(seconds), '-f', script, url];
  try {
    const { stdout } = await promisify(execFile)('pgbench', words);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
