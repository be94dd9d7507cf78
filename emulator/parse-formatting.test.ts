import { expect, it } from 'vitest';

type Part = string | { mark: string; children: Part[] };

const file = new URL('./page/parse-formatting.js', import.meta.url).href;
const { parseFormatting } = (await import(file)) as { parseFormatting: (text: string) => Part[] };

/** Marks as tags, so that a case is one line. */
const shown = (parts: Part[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : `<${part.mark}>${shown(part.children)}</${part.mark}>`))
    .join('');

it.each([
  ['plain', 'plain'],
  ['*bold* and _it_ and ~no~', '<strong>bold</strong> and <em>it</em> and <s>no</s>'],
  ['*bold _and it_*', '<strong>bold <em>and it</em></strong>'],
  ['```a *b* c```', '<code>a *b* c</code>'],
  ['`mono`', '<code>mono</code>'],
  ['(*OK*), *NOK*.', '(<strong>OK</strong>), <strong>NOK</strong>.'],
  ['2*3*4', '2*3*4'],
  ['snake_case_name', 'snake_case_name'],
  ['* not bold*', '* not bold*'],
  ['*open', '*open'],
  ['**', '**'],
  ['*a\nb*', '*a\nb*'],
  ['é*a*é', 'é*a*é'],
  ['see https://a.b/c_d_e.', 'see <link>https://a.b/c_d_e</link>.'],
  ['<b>*x*</b>', '<b><strong>x</strong></b>'],
  ['', ''],
])('reads %j as %s', (text, expected) => {
  expect(shown(parseFormatting(text))).toBe(expected);
});
