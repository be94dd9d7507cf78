import { describe, expect, it } from 'vitest';
import { readPhotoAddress } from './photos-path.ts';

describe('readPhotoAddress', () => {
  it.each([
    ['/api/whatsapp-photos/a.jpg', 'a.jpg'],
    ['/api/whatsapp-photos/A-b_9.webp', 'A-b_9.webp'],
    ['/api/whatsapp-photos/a.jpg?size=../../etc', 'a.jpg'],
  ])('%s is a photo', (url, filename) => {
    expect(readPhotoAddress(url)).toEqual({ kind: 'photo', filename });
  });

  it.each([
    '/api/whatsapp-photos',
    '/api/whatsapp-photos/',
    '/api/whatsapp-photos?a.jpg',
    '/api/whatsapp-photos/a.svg',
    '/api/whatsapp-photos/a.JPG',
    '/api/whatsapp-photos/a.jpg/',
    '/api/whatsapp-photos/a.jpg\n',
    '/api/whatsapp-photos/a.jpg#x',
    '/api/whatsapp-photos/.a.jpg',
    '/api/whatsapp-photos/a.b.jpg',
    '/api/whatsapp-photos/%61.jpg',
    '/api/whatsapp-photos/a.jpg%00',
    '/api/whatsapp-photos/../health',
    '/api/whatsapp-photos/..%2fhealth',
    '/api/./whatsapp-photos/a.jpg',
    '/api//whatsapp-photos/a.jpg',
    '//api/whatsapp-photos/a.jpg',
    '/API/WhatsApp-Photos/a.jpg',
    '/api%2fwhatsapp-photos%2fa.jpg',
    '/api%252fwhatsapp-photos%25252fa.jpg',
    '/api\\whatsapp-photos\\a.jpg',
    '/api/%77hatsapp-photos/a.jpg',
    '/api/%2577hatsapp-photos/a.jpg',
    '/api/%2525252577hatsapp-photos/a.jpg',
    '/api%c0%afwhatsapp-photos/a.jpg',
    'http://elsewhere/api/whatsapp-photos/a.jpg',
  ])('%j is forbidden', (url) => {
    expect(readPhotoAddress(url)).toEqual({ kind: 'forbidden' });
  });

  it.each([
    '/',
    '/api/health',
    '/api/whatsapp/webhook',
    '/api/whatsapp-photosets',
    '/x?y=/api/whatsapp-photos/a',
    '/%',
  ])('%s has nothing to do with photos', (url) => {
    expect(readPhotoAddress(url)).toEqual({ kind: 'elsewhere' });
  });
});
