import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { writeTo } from './write-to.ts';

test('Nobody minds a stream that broke, and many loggers on one stream listen to it once', () => {
  const stream = new PassThrough();
  for (let i = 0; i < 20; i++) writeTo(stream as unknown as NodeJS.WriteStream);
  expect(stream.listenerCount('error')).toBe(1);
  expect(() => stream.emit('error', new Error('the terminal was closed'))).not.toThrow();
});
