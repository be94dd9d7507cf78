import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhotoStore, type PhotoStore } from './photo-store.ts';

const log = pino({ level: 'silent' });
const now = new Date('2026-11-20T10:00:00Z');
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

let folder: string;
let dir: string;
let store: PhotoStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photo-store-'));
  dir = path.join(folder, 'photos');
  store = createPhotoStore({ dir, log });
});
afterEach(() => rm(folder, { recursive: true }));

async function read(filename: string) {
  const photo = await store.open(filename);
  if (typeof photo === 'string') return photo;
  const text = await photo.file.readFile('utf8');
  await photo.file.close();
  return { text, bytes: photo.bytes };
}

it('keeps photos in a folder of mode 755, with mode 644 whatever the umask', async () => {
  const before = process.umask(0o077);
  try {
    await store.prepare(now);
    await store.write('a.jpg', Buffer.from('one'));
  } finally {
    process.umask(before);
  }
  expect(await modeOf(dir)).toBe(0o755);
  expect(await modeOf(path.join(dir, 'a.jpg'))).toBe(0o644);
});

it('writes, replaces, reads and removes, and leaves nothing beside', async () => {
  await store.prepare(now);
  await store.write('a.jpg', Buffer.from('one'));
  await store.write('a.jpg', Buffer.from('three'));
  expect(await read('a.jpg')).toEqual({ text: 'three', bytes: 5 });
  expect(await readdir(dir)).toEqual(['a.jpg']);
  await store.remove('a.jpg');
  await store.remove('a.jpg');
  expect(await read('a.jpg')).toBe('absent');
});

it('leaves nothing half-written when it cannot write', async () => {
  await store.prepare(now);
  await mkdir(path.join(dir, 'a.jpg'));
  await expect(store.write('a.jpg', Buffer.from('one'))).rejects.toThrow();
  expect(await readdir(dir)).toEqual(['a.jpg']);
});

it('writes one photo from several sides at once, and one of them wins whole', async () => {
  await store.prepare(now);
  const texts = Array.from({ length: 10 }, (_, i) => `${i}`.repeat(10_000));
  await Promise.all(texts.map((text) => store.write('a.jpg', Buffer.from(text))));
  expect(texts).toContainEqual(((await read('a.jpg')) as { text: string }).text);
  expect(await readdir(dir)).toEqual(['a.jpg']);
});

describe('names', () => {
  const names = ['../a.jpg', 'a/b.jpg', '.a.jpg', 'a.svg', 'a.jpg.exe', '', 'a.jpg\0', '..', 'a\\b.jpg'];
  it.each(names)('refuses %j', async (name) => {
    await store.prepare(now);
    expect(await store.open(name)).toBe('forbidden');
    await expect(store.write(name, Buffer.from('x'))).rejects.toThrow('Not the name');
    await expect(store.remove(name)).rejects.toThrow('Not the name');
    expect(await readdir(folder)).toEqual(['photos']);
  });

  it('finds nothing under one that no file system takes', async () => {
    await store.prepare(now);
    expect(await store.open(`${'a'.repeat(400)}.jpg`)).toBe('absent');
  });
});

it('opens plain files only', async () => {
  await store.prepare(now);
  await writeFile(path.join(folder, 'secret'), 'secret');
  await symlink(path.join(folder, 'secret'), path.join(dir, 'link.jpg'));
  await symlink(path.join(folder, 'nowhere'), path.join(dir, 'dangling.jpg'));
  await mkdir(path.join(dir, 'folder.jpg'));
  for (const name of ['link.jpg', 'dangling.jpg', 'folder.jpg'])
    expect(await store.open(name)).toBe('forbidden');
});

it('removes half-written files older than a day, and nothing else', async () => {
  await mkdir(dir);
  await chmod(dir, 0o700);
  const old = new Date(now.getTime() - 25 * 60 * 60 * 1000);
  for (const name of ['.a.jpg.1.tmp', '.b.jpg.2.tmp', 'old.jpg', '.keep'])
    await writeFile(path.join(dir, name), 'x');
  for (const name of ['.a.jpg.1.tmp', 'old.jpg', '.keep']) await utimes(path.join(dir, name), old, old);
  await utimes(path.join(dir, '.b.jpg.2.tmp'), now, now);
  await store.prepare(now);
  expect((await readdir(dir)).toSorted()).toEqual(['.b.jpg.2.tmp', '.keep', 'old.jpg']);
  expect(await modeOf(dir)).toBe(0o755);
});
