import { expect, test } from 'vitest';
import { whatsappFormat, withoutMarks } from './whatsapp-format.ts';

const shown = (message: string) =>
  whatsappFormat(message)
    .map(({ style, text }) => (style === 'plain' ? text : `<${style}>${text}</${style}>`))
    .join('');

test.each([
  ['📋 *Question 1 of 5:* Check oil', '📋 <bold>Question 1 of 5:</bold> Check oil'],
  ['_one_ ~two~ ```three```', '<italic>one</italic> <strike>two</strike> <mono>three</mono>'],
  ['*a* and *b*', '<bold>a</bold> and <bold>b</bold>'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['snake_case_name', 'snake_case_name'],
  ['file_name_ x', 'file_name_ x'],
  ['* not bold *', '* not bold *'],
  ['*over\nlines*', '*over\nlines*'],
  ['*x*', '<bold>x</bold>'],
  ['<b>x</b>', '<b>x</b>'],
  ['', ''],
])('%j', (message, expected) => {
  expect(shown(message)).toBe(expected);
});

test('no text is ever lost', () => {
  for (const message of ['***', '*_*_', '```*```*', '~~a~~', 'a*b*c', '*a**b*']) {
    const letters = whatsappFormat(message)
      .map((span) => span.text)
      .join('')
      .replace(/[^a-z]/g, '');
    expect(letters).toBe(message.replace(/[^a-z]/g, ''));
  }
});

test('in a list a message stands without its marks', () => {
  expect(withoutMarks('🔔 *Chiller* for _hall 2_: 2 * 3')).toBe('🔔 Chiller for hall 2: 2 * 3');
});

test('a long message without an end to its marks is no trouble', () => {
  expect(whatsappFormat('*a '.repeat(20_000))).toHaveLength(1);
});
