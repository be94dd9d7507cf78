import { expect, test } from 'vitest';
import { decodeCsv } from './decode-csv.ts';

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

test('UTF-8 with and without its mark, UTF-16 and old Windows are read', () => {
  expect(decodeCsv(new TextEncoder().encode('Name\nمضخة 🏭'))).toBe('Name\nمضخة 🏭');
  expect(decodeCsv(new TextEncoder().encode('\ufeffName'))).toBe('Name');
  expect(decodeCsv(utf16('Name\tمضخة'))).toBe('Name\tمضخة');
  expect(decodeCsv(new Uint8Array([0x4b, 0xfc, 0x68]))).toBe('Küh');
});

test('a spreadsheet, or anything else that is no text, is not', () => {
  expect(decodeCsv(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1]))).toBeNull();
  expect(decodeCsv(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBeNull();
  expect(decodeCsv(new Uint8Array([0x41, 0, 0x42]))).toBeNull();
});
