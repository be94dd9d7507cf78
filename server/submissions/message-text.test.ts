import { expect, test } from 'vitest';
import { inboundText, outboundText } from './message-text.ts';

test.each([
  [{ kind: 'text', text: 'ok' }, 'ok'],
  [{ kind: 'press', id: 'a', title: 'NOK' }, 'NOK'],
  [{ kind: 'photo', caption: 'OK - full' }, 'OK - full'],
  [{ kind: 'photo', caption: null }, ''],
  [{ kind: 'other', what: 'voice note' }, '[voice note]'],
  [{ kind: 'silent', what: 'reaction' }, '[reaction]'],
  [{ kind: 'of tomorrow' }, '[unknown]'],
  [null, '[unknown]'],
])('%j reads %s', (content, text) => {
  expect(inboundText(content)).toBe(text);
});

test('Buttons and rows of a list are what was offered', () => {
  const buttons = [{ id: 'a', title: 'OK' }];
  const list = { open: 'Choose', rows: [{ id: 'b', title: 'Oil level' }] };
  expect(outboundText({ text: 'Hi', buttons })).toEqual({ text: 'Hi', buttons: ['OK'], picture: null });
  expect(outboundText({ text: 'Hi', list })).toMatchObject({ text: 'Hi', buttons: ['Oil level'] });
  expect(outboundText({ text: 'Hi' })).toMatchObject({ text: 'Hi', buttons: [] });
  expect(outboundText('what')).toEqual({ text: '[unknown]', buttons: [], picture: null });
});

test('A picture has an address; a list that it took the place of is not shown, and is when the picture could not be', () => {
  const list = { open: 'Choose', rows: [{ id: '1', title: 'Clean' }] };
  const content = { text: '1. Clean', list, picture: 'reference-1.jpg' };
  const url = '/api/whatsapp-photos/reference-1.jpg';
  expect(outboundText(content)).toEqual({ text: '1. Clean', buttons: [], picture: { url, failure: null } });
  const failure = 'WhatsApp could not use the picture.';
  expect(outboundText(content, failure)).toMatchObject({ buttons: ['Clean'], picture: { url, failure } });
});
