import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The last things that the build writes: the server's and the web app's. */
const PRODUCTS = ['dist/server/main.js', 'dist/client/index.html'];
const SOURCES = [
  'server',
  'shared',
  'emulator',
  'client',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Whether all is built and no source is newer. Tests don't count: they are not built. */
export function isBuilt(root: string): boolean {
  const built = Math.min(...PRODUCTS.map((name) => modifiedAt(path.join(root, name)) ?? 0));
  return built > 0 && SOURCES.every((name) => newest(path.join(root, name)) <= built);
}

function newest(at: string): number {
  const stats = statSync(at, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(at) ? 0 : stats.mtimeMs;
  return Math.max(0, ...readdirSync(at).map((name) => newest(path.join(at, name))));
}

function modifiedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
