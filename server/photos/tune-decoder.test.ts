import sharp from 'sharp';
import { expect, it } from 'vitest';
import { tuneDecoder } from './tune-decoder.ts';

it('keeps nothing of pictures that are done, and no threads within one', () => {
  tuneDecoder();
  expect(sharp.cache().memory.max).toBe(0);
  expect(sharp.concurrency()).toBe(1);
});
