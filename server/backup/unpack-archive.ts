import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { MANIFEST, Manifest } from './manifest.ts';

/** Names of ours only: nothing in an archive decides where it is written. */
const NAME = /^(tables\/[a-z_]{1,63}|photos\/[A-Za-z0-9_-]{1,120}\.(jpg|jpeg|png|gif|webp)|manifest\.json)$/;

/**
 * Unpacks a backup into an empty folder and compares every file with its sum.
 * @throws Error that names what is damaged, missing or not of ours; nothing of it may be used then
 */
export async function unpackArchive(file: string, folder: string): Promise<Manifest> {
  await mkdir(path.join(folder, 'tables'), { recursive: true });
  await mkdir(path.join(folder, 'photos'), { recursive: true });
  const sums = new Map<string, string>();
  const tar = extract();
  const read = pipeline(createReadStream(file), createGunzip(), tar).catch((error: Error) => {
    tar.destroy(error);
    throw error;
  });
  read.catch(() => {});
  try {
    for await (const entry of tar) {
      const { name } = entry.header;
      if (!NAME.test(name)) throw new Error(`it holds a file that no backup has: ${JSON.stringify(name)}`);
      const hash = createHash('sha256');
      const counted = async function* () {
        for await (const piece of entry as AsyncIterable<Buffer>) {
          hash.update(piece);
          yield piece;
        }
      };
      await pipeline(counted, createWriteStream(path.join(folder, name)));
      sums.set(name, hash.digest('hex'));
    }
    await read;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`There is no file ${file}`);
    throw new Error(`${path.basename(file)} is no whole backup: ${(error as Error).message}`);
  }
  return compare(await readManifest(file, folder), sums, file);
}

async function readManifest(file: string, folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => '');
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success)
    throw new Error(`${path.basename(file)} is no whole backup: its manifest is missing or damaged`);
  return manifest.data;
}

function compare(manifest: Manifest, sums: ReadonlyMap<string, string>, file: string): Manifest {
  for (const [name, { sha256 }] of Object.entries(manifest.files))
    if (sums.get(name) !== sha256)
      throw new Error(`${path.basename(file)} is damaged: ${name} is not what was backed up`);
  for (const name of sums.keys())
    if (name !== MANIFEST && !(name in manifest.files))
      throw new Error(`${path.basename(file)} is damaged: ${name} is not in its manifest`);
  return manifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
