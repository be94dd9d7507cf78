import { expect, test } from 'vitest';
import type { Db } from '../db/db.ts';
import { createTemplateVersionCache, type LoadTemplateVersion } from './load-version.ts';

const db = {} as Db;

function counting() {
  const loaded: string[] = [];
  const load: LoadTemplateVersion = async (_db, templateId, version) => {
    loaded.push(`${templateId}:${version}`);
    return { templateId, version, name: 'Compressor', tasks: [] };
  };
  return { loaded, load };
}

test('A version is loaded once; another version and another template are others', async () => {
  const { loaded, load } = counting();
  const cached = createTemplateVersionCache(load);
  const first = await cached(db, 1, 1);
  expect(await cached(db, 1, 1)).toBe(first);
  await cached(db, 1, 2);
  await cached(db, 11, 1);
  expect(loaded).toEqual(['1:1', '1:2', '11:1']);
});

test('When it is full, what was unused for longest goes', async () => {
  const { loaded, load } = counting();
  const cached = createTemplateVersionCache(load, 2);
  for (const version of [1, 2, 1, 3, 1, 2]) await cached(db, 1, version);
  expect(loaded).toEqual(['1:1', '1:2', '1:3', '1:2']);
});

test('A failure is not remembered', async () => {
  let tries = 0;
  const { load } = counting();
  const cached = createTemplateVersionCache((...args) =>
    tries++ ? load(...args) : Promise.reject(new Error('down')),
  );
  await expect(cached(db, 1, 1)).rejects.toThrow('down');
  expect(await cached(db, 1, 1)).toMatchObject({ version: 1 });
});
