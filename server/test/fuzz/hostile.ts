import fc from 'fast-check';

/** Text that has broken programs before: of people's, of browsers, of databases. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\ufeff',
  '\u202eevil\u202c',
  'مرحبا ١٢٣',
  '१२३',
  '１２３',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'é'.normalize('NFD').repeat(20),
  'Z̸̧̛͇͖̈́a̵͈̅l̶̫̑g̴̺͝o̷̢̓',
  '\r\n\t\v\f\u0085\u2028\u2029',
  "' OR 1=1 --",
  '"; DROP TABLE users; --',
  '%',
  '_%\\',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e999',
  '0x10',
  '2147483648',
  '-9223372036854775809',
  '9'.repeat(400),
  '0000-00-00',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '[object Object]',
  '{"a":1}',
  '(((((((((((((((((((((((((((((',
];

/** Rare in what is generated, since each costs as much as a thousand others. */
const longTexts: readonly string[] = ['a'.repeat(100_000), '👍'.repeat(50_000), 'ok '.repeat(30_000)];

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values of every kind that JSON knows, where another kind was expected. */
export const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e21,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  2 ** 31,
  [],
  {},
  [[]],
  [null],
  ['a', 'b'],
  { length: -1 },
  { toString: 'x', valueOf: null },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
  nested(10),
];

const largeValues: readonly unknown[] = [
  ...longTexts,
  Array.from({ length: 1_000 }, (_, i) => i),
  Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`key${i}`, i])),
  nested(500),
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 300, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 100, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 5, arbitrary: fc.constantFrom(...longTexts) },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 400, arbitrary: fc.constantFrom(...hostileValues) },
  { weight: 100, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 5, arbitrary: fc.constantFrom(...largeValues) },
);
