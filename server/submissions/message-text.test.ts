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
  expect(outboundText({ text: 'Hi', buttons })).toEqual({ text: 'Hi', buttons: ['OK'] });
  expect(outboundText({ text: 'Hi', list })).toEqual({ text: 'Hi', buttons: ['Oil level'] });
  expect(outboundText({ text: 'Hi' })).toEqual({ text: 'Hi', buttons: [] });
  expect(outboundText('what')).toEqual({ text: '[unknown]', buttons: [] });
});
