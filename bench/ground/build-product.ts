import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../server/config/package-root.ts';

/** Compiles the server as it is now; the web app only when there is none. */
export function buildProduct(): void {
  const root = packageRoot();
  run(root, ['tsc', '-p', 'tsconfig.build.json']);
  if (!existsSync(path.join(root, 'dist', 'client', 'index.html'))) run(root, ['vite', 'build']);
}

function run(cwd: string, command: string[]): void {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...command], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}${stderr}`);
}
