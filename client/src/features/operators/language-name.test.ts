import { expect, test } from 'vitest';
import { languageName, languages } from './language-name.ts';

test.each([
  ['en', 'English'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['xx', 'xx'],
  ['not a code', 'not a code'],
])('%s is %s', (code, name) => {
  expect(languageName(code)).toBe(name);
});

test('every language that is offered has a name', () => {
  for (const code of languages) expect(languageName(code)).not.toBe(code);
});
