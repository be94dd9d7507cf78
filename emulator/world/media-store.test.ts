import { expect, it } from 'vitest';
import { createMediaStore } from './media-store.ts';

function storeOf(capacity: number) {
  let last = 0;
  const nextId = () => {
    last += 1;
    return String(last);
  };
  const store = createMediaStore(nextId, capacity);
  const add = (size: number) =>
    store.add({ bytes: Buffer.alloc(size), mimeType: 'image/jpeg', filename: null });
  return { store, add };
}

it('forgets the oldest files when there are too many bytes', () => {
  const { store, add } = storeOf(10);
  for (const size of [4, 4, 4]) add(size);
  expect(['1', '2', '3'].map((id) => store.get(id) !== undefined)).toEqual([false, true, true]);
  expect(store.totalBytes()).toBe(8);
});

it('keeps the newest file even when it alone is too large', () => {
  const { store, add } = storeOf(10);
  add(4);
  add(40);
  expect(store.get('1')).toBeUndefined();
  expect(store.get('2')).toBeDefined();
});

it('counts what was removed', () => {
  const { store, add } = storeOf(10);
  add(4);
  expect(store.remove('1')).toBe(true);
  expect(store.remove('1')).toBe(false);
  expect(store.totalBytes()).toBe(0);
});
