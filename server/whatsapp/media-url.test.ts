import { expect, it } from 'vitest';
import { allowedMediaUrl } from './media-url.ts';

const META = 'https://graph.facebook.com';
const LOCAL = 'http://127.0.0.1:3001';

it.each([
  ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', META],
  ['https://graph.facebook.com/v26.0/1', META],
  ['https://scontent.xx.fbcdn.net/v/t45', META],
  ['https://mmg.whatsapp.net/d/f', META],
  ['https://lookaside.fbsbx.com:443/x', META],
  ['http://127.0.0.1:3001/media/1', LOCAL],
  ['https://lookaside.fbsbx.com/x', LOCAL],
])('lets the token go to %s with the API at %s', (address, apiUrl) => {
  expect(allowedMediaUrl(address, apiUrl)).toBeInstanceOf(URL);
});

it.each([
  ['http://lookaside.fbsbx.com/x', META],
  ['http://graph.facebook.com/x', META],
  ['https://lookaside.fbsbx.com:8443/x', META],
  ['https://lookaside.fbsbx.com.evil.example/x', META],
  ['https://lookaside.fbsbx.com./x', META],
  ['https://evillookaside.fbsbx.com/x', META],
  ['https://evilfbcdn.net/x', META],
  ['https://fbcdn.net/x', META],
  ['https://user:pass@lookaside.fbsbx.com/x', META],
  ['https://lookaside.fbsbx.com@evil.example/x', META],
  ['https://evil.example/?lookaside.fbsbx.com', META],
  ['http://127.0.0.1:3002/x', LOCAL],
  ['https://127.0.0.1:3001/x', LOCAL],
  ['http://localhost:3001/x', LOCAL],
  ['http://me@127.0.0.1:3001/x', LOCAL],
  ['file:///etc/passwd', META],
  ['data:image/png;base64,AA==', META],
  ['//lookaside.fbsbx.com/x', META],
  ['', META],
])('keeps it from %s with the API at %s', (address, apiUrl) => {
  expect(allowedMediaUrl(address, apiUrl)).toMatchObject({ forbidden: expect.any(String) });
});

it('resolves a redirect against where it came from, and checks the result', () => {
  const from = 'https://lookaside.fbsbx.com/a/b';
  expect(String(allowedMediaUrl('/c', META, from))).toBe('https://lookaside.fbsbx.com/c');
  expect(allowedMediaUrl('//evil.example/c', META, from)).toMatchObject({ forbidden: expect.any(String) });
});
