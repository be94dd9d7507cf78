import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../server/config/package-root.ts';
import { applyPatch, type Patch } from './patch.ts';

/** Patches under the name that a failed build tells. */
export interface Alteration {
  name: string;
  patches: readonly Patch[];
  /** Files that the patches need and the product does not have: path from the root of the sources → text. */
  files?: Readonly<Record<string, string>>;
}

export interface Build {
  folder: string;
  /** What `node` starts. */
  main: string;
  /** Removes the folder. */
  remove(): Promise<void>;
}

const SOURCES = [
  'server',
  'shared',
  'emulator',
  'migrations',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const NOT_BUILT = /\.test\.tsx?$|\/(test|testdata)$/;

/**
 * The product, compiled in a temporary folder, with patches: what a planted bug or a failpoint needs is in no other place, so that
 * the shipped product has no seam for it. Without alterations it is the product as it is, which starts faster than from its sources.
 * Types are not checked: a patch may leave a name unused.
 * @throws Error that names patch and file when a patch does not find its place exactly once
 */
export async function makeBuild(alterations: readonly Alteration[]): Promise<Build> {
  const root = packageRoot();
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-build-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of SOURCES)
      await cp(path.join(root, name), path.join(folder, name), {
        recursive: true,
        filter: (source) => !NOT_BUILT.test(source),
      });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    for (const alteration of alterations) await alter(folder, alteration);
    await compile(folder);
    return { folder, main: path.join(folder, 'dist', 'server', 'main.js'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function alter(folder: string, { name, patches, files = {} }: Alteration): Promise<void> {
  for (const patch of patches) {
    const target = path.join(folder, patch.file);
    await writeFile(target, applyPatch(await readFile(target, 'utf8'), patch, name));
  }
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
}

async function compile(folder: string): Promise<void> {
  const compiler = path.join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--sourceMap', 'false'];
  await promisify(execFile)(process.execPath, [compiler, ...options], { cwd: folder }).catch((error) => {
    throw new Error(`The test build does not compile:\n${error.stdout}`, { cause: error });
  });
}
