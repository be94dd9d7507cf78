/** Before `npm start`: builds when nothing is built yet, or when a source is newer than what is built. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { isBuilt } from './is-built.ts';

const root = packageRoot();
if (!isBuilt(root)) {
  console.log('Building; this takes some seconds.');
  const npm = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(`The build failed. Run \`npm run build\` in ${path.resolve(root)} to see why.`);
    process.exitCode = 1;
  }
}
