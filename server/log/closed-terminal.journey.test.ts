import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../config/package-root.ts';

const SCRIPT = '/usr/bin/script';

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test.runIf(existsSync(SCRIPT))(
  'A process whose terminal was closed in front of it stops when it is told to',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kinto-terminal-'));
    const file = path.join(folder, 'pid');
    const child = path.join(packageRoot(), 'server/log/testdata/talks-until-hung-up.ts');
    const terminal = spawn(SCRIPT, ['-qec', `exec node --import tsx ${child} ${file}`, '/dev/null'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    try {
      await expect.poll(() => existsSync(file), { timeout: 15_000 }).toBe(true);
      const pid = Number(await readFile(file, 'utf8'));
      const gone = new Promise((resolve) => terminal.once('exit', resolve));
      terminal.kill('SIGKILL');
      await gone;
      try {
        process.kill(pid, 'SIGHUP');
        await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
      } finally {
        if (isAlive(pid)) process.kill(pid, 'SIGKILL');
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
