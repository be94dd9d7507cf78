import { describe, expect, test } from 'vitest';
import { en } from './phrases/en.ts';
import { readAnswer } from './read-answer.ts';
import type { Task } from './task.ts';

const okNok: Task = { taskName: 'Belt', answerType: 'ok_nok', photo: 'optional' };
const bar: Task = { taskName: 'Pressure', answerType: 'number', photo: 'none', unit: 'bar', min: 6, max: 8 };
const free: Task = { taskName: 'Count', answerType: 'number', photo: 'none' };
const celsius: Task = { taskName: 'Coolant', answerType: 'number', photo: 'none', unit: '°C' };
const state: Task = {
  taskName: 'Filter',
  answerType: 'choice',
  photo: 'none',
  choices: ['Clean', 'Slightly dirty', 'Dirty'],
};
const words: Task = { taskName: 'Batch', answerType: 'text', photo: 'none' };

/** `OK`, `NOK|belt torn`, `7.5|fine`; `-` is no answer, `?` an ambiguous number. */
function read(text: string, task: Task): string {
  const reading = readAnswer(text, task, en);
  if (reading === null) return '-';
  if (reading === 'ambiguous-number') return '?';
  const given =
    reading.value === undefined || reading.result === 'NA' ? reading.result : String(reading.value);
  return [given, reading.remarks].filter((part) => part !== '').join('|');
}

const SPELLINGS = {
  OK: [
    'OK',
    'ok',
    'Ok',
    'oK',
    'o.k.',
    'O K',
    'okay',
    'OKAY',
    'okey',
    'okie',
    'okk',
    ' ok ',
    'ok.',
    'OK!',
    'ＯＫ',
    '*OK*',
    '"ok"',
    'o\u200Bk',
  ],
  NOK: [
    'NOK',
    'nok',
    'Nok',
    'nOk',
    'n.o.k.',
    'N OK',
    'NO K',
    'nokay',
    'not ok',
    'NOT OKAY',
    'Not  ok',
    'nok!',
    ' nok',
    '_nok_',
  ],
  NA: ['NA', 'na', 'Na', 'n/a', 'N/A', 'n.a.', 'N A', 'n /a', 'na.', '\u200Fna'],
} as const;
const SEPARATORS = [
  ' - ',
  '-',
  ': ',
  ':',
  ', ',
  ',',
  '\n',
  ' ',
  '. ',
  '; ',
  ' – ',
  ' — ',
  '\n\n',
  '  ',
  ' :  ',
  '! ',
];

describe.each(Object.entries(SPELLINGS))('%s', (result, spellings) => {
  test.each(spellings)('%j', (text) => expect(read(text, okNok)).toBe(result));

  // A wrapping mark ends with the answer, and a dot after "ok." is no separator of its own.
  const bare = spellings.filter((s) => /^[\p{L}/ .]+$/u.test(s)).map((s) => s.trim());
  test.each(SEPARATORS)('with a remark behind %j', (separator) => {
    for (const spelling of bare)
      expect([spelling, read(`${spelling}${separator}belt Torn`, okNok)]).toEqual([
        spelling,
        `${result}|belt Torn`,
      ]);
  });
});

describe('everyday words and signs', () => {
  test.each([
    ['yes', 'OK'],
    ['Yes!', 'OK'],
    ['y', 'OK'],
    ['yep', 'OK'],
    ['Good', 'OK'],
    ['fine.', 'OK'],
    ['done', 'OK'],
    ['all good', 'OK'],
    ['ALL  GOOD', 'OK'],
    ['passed', 'OK'],
    ['no', 'NOK'],
    ['No.', 'NOK'],
    ['n', 'NOK'],
    ['nope', 'NOK'],
    ['bad', 'NOK'],
    ['failed', 'NOK'],
    ['ko', 'NOK'],
    ['not applicable', 'NA'],
    ['does not apply', 'NA'],
    ['✅', 'OK'],
    ['✔️', 'OK'],
    ['✔', 'OK'],
    ['☑️', 'OK'],
    ['✓', 'OK'],
    ['👌🏾', 'OK'],
    ['🆗', 'OK'],
    ['👍', 'OK'],
    ['👍🏻', 'OK'],
    ['👍🏼', 'OK'],
    ['👍🏽', 'OK'],
    ['👍🏾', 'OK'],
    ['👍🏿', 'OK'],
    ['👍👍👍', 'OK'],
    ['👍🏽👍🏽', 'OK'],
    ['❌', 'NOK'],
    ['✖️', 'NOK'],
    ['👎', 'NOK'],
    ['👎🏿', 'NOK'],
    ['🚫', 'NOK'],
    ['❎', 'NOK'],
    ['✗', 'NOK'],
    ['➖', 'NA'],
    ['no - belt torn', 'NOK|belt torn'],
    ['yes, all dry', 'OK|all dry'],
    ['Bad: leaks', 'NOK|leaks'],
    ['no\nleaks', 'NOK|leaks'],
    ['👍 oil level normal', 'OK|oil level normal'],
    ['❌ leaking', 'NOK|leaking'],
    ['❌leaking', 'NOK|leaking'],
    ['👍🏽 all dry', 'OK|all dry'],
    ['👍🏽 fine', 'OK|fine'],
    ['✅ OK', 'OK'],
    ['✅ OK - dry', 'OK|dry'],
    ['OK 👍', 'OK'],
    ['OK👍', 'OK'],
    ['ok ok', 'OK'],
    ['NOK ❌ torn', 'NOK|❌ torn'],
    ['not ok belt torn', 'NOK|belt torn'],
    ['OK - fine', 'OK|fine'],
    ['OK (just cleaned)', 'OK|(just cleaned)'],
    ['NOK - OK after cleaning', 'NOK|OK after cleaning'],
    ['ok: none', 'OK|none'],
    ['OK, no leak', 'OK|no leak'],
  ])('%j is %s', (text, wanted) => expect(read(text, okNok)).toBe(wanted));
});

test.each([
  '',
  ' ',
  '.',
  '-',
  'okra',
  'nokia',
  'ok?',
  'oklahoma',
  'name',
  'nah',
  'not sure',
  'yes/no',
  'ok/nok',
  'OK NOK',
  'nok ok',
  'ok - nok',
  'OK, no',
  '✅❌',
  '👍 NOK',
  '❌ OK - fine',
  'ok👎',
  'no leak found',
  'no ok',
  'yes no',
  'good morning',
  'nothing',
  'none',
  'y/n',
  'k',
  '7.5',
  'maybe',
  'no key',
  'No. 3',
  'what?',
  '🤷',
  '🙏',
  'one',
  'hello',
  'ok/na',
])('%j is no clear answer', (text) => expect(read(text, okNok)).toBe('-'));

describe('a remark is kept as it was typed', () => {
  test.each([
    ['NOK - 5 m³ lost', '5 m³ lost'],
    ['nok: ٧ لتر', '٧ لتر'],
    ['OK - क्‍ष ठीक', 'क्‍ष ठीक'],
    ['ok 👨🏽‍🔧 was here', '👨🏽‍🔧 was here'],
    ['👍🏽 ½ full', '½ full'],
    ['NOK\nline one\nline two', 'line one\nline two'],
    ['NOK - Belt   TORN', 'Belt   TORN'],
    ['ＯＫ ｆｉｎｅ', 'ｆｉｎｅ'],
  ])('%j', (text, remarks) => expect(readAnswer(text, okNok, en)).toMatchObject({ remarks }));
});

describe('numbers', () => {
  test.each([
    ['7.5', '7.5'],
    ['7,5', '7.5'],
    ['7', '7'],
    ['+7', '7'],
    ['-7', '-7'],
    ['−7', '-7'],
    ['–7', '-7'],
    ['0.5', '0.5'],
    ['.5', '0.5'],
    [',5', '0.5'],
    ['7.5 bar', '7.5'],
    ['7.5bar', '7.5'],
    ['7,5 BAR.', '7.5'],
    ['7.5 bar - fine', '7.5|fine'],
    ['7.5: fine', '7.5|fine'],
    ['7.5, fine', '7.5|fine'],
    ['7.5\nsecond gauge broken', '7.5|second gauge broken'],
    ['7.5 - fine', '7.5|fine'],
    ['7.5 bar looks fine', '7.5|looks fine'],
    ['7.5 (left)', '7.5|left)'],
    ['٧٫٥', '7.5'],
    ['७.५', '7.5'],
    ['๗', '7'],
    ['７．５', '7.5'],
    ['۷', '7'],
    ['𝟕', '7'],
    ['\u200F7\u200F', '7'],
    ['7️⃣', '-'],
    ['NA', 'NA'],
    ['n/a - no gauge', 'NA|no gauge'],
    ['0.125', '0.125'],
    ['12.3456', '12.3456'],
    ['7.5.', '7.5'],
    ['7.5,', '7.5'],
    ['7.234', '7.234'],
    ['7,234', '7.234'],
    ['5-6', '-'],
    ['5 - 6', '-'],
    ['5 and 6', '-'],
    ['7.5 psi', '-'],
    ['5/6', '-'],
    ['1.5.2', '-'],
    ['7 barrels', '-'],
    ['7 bar to 8', '-'],
    ['OK', '-'],
    ['about 7', '-'],
    ['seven', '-'],
    ['1e5', '-'],
    ['½', '-'],
    ['7 hundred', '-'],
    ['3 and a half', '-'],
    ['- 7', '-'],
    ['9'.repeat(400), '-'],
  ])('%j in bar is %s', (text, wanted) => expect(read(text, bar)).toBe(wanted));

  test.each([
    ['1,200', '?'],
    ['1.200', '?'],
    ['1 200', '?'],
    ['12,345', '?'],
    ['-1,200', '?'],
    ['1200', '1200'],
    ['1.2', '1.2'],
    ["1'200", '1200'],
    ['1’200', '1200'],
    ['1,200,000', '1200000'],
    ['1.200.000', '1200000'],
    ['1,200.5', '1200.5'],
    ['1.200,5', '1200.5'],
    ['1 200,5', '1200.5'],
    ['١٬٢٠٠', '1200'],
    ['0,200', '0.2'],
    ['01', '1'],
    ['1,20', '1.2'],
    ['1,2000', '1.2'],
    ['5%', '-'],
  ])('%j without limits is %s', (text, wanted) => expect(read(text, free)).toBe(wanted));

  test('the limits tell 1.2 from 1200', () => {
    expect(read('1,200', { ...free, min: 1000, max: 1500 })).toBe('1200');
    expect(read('1,200', { ...free, max: 5 })).toBe('1.2');
    expect(read('1,200', { ...free, max: 5000 })).toBe('?');
    expect(read('1,200', { ...free, min: 2, max: 3 })).toBe('?');
  });

  test.each(['85 °C', '85°C', '85 c', '85C', '85°', '85 ℃', '85'])('%j is 85 °C', (text) => {
    expect(read(text, celsius)).toBe('85');
  });

  test.each([
    ['6', 'OK', false],
    ['8', 'OK', false],
    ['5.9', 'NOK', true],
    ['8.1', 'NOK', true],
    ['-7', 'NOK', true],
  ])('%s within 6 to 8 is %s', (text, result, outOfLimits) => {
    expect(readAnswer(text, bar, en)).toMatchObject({ result, outOfLimits });
  });

  test('one limit alone holds too', () => {
    expect(readAnswer('5', { ...free, min: 6 }, en)).toMatchObject({ result: 'NOK', outOfLimits: true });
    expect(readAnswer('7', { ...free, max: 6 }, en)).toMatchObject({ result: 'NOK', outOfLimits: true });
  });
});

describe('choices', () => {
  test.each([
    ['Clean', 'Clean'],
    ['clean', 'Clean'],
    ['CLEAN.', 'Clean'],
    ['slightly  dirty', 'Slightly dirty'],
    ['dirty', 'Dirty'],
    ['1', 'Clean'],
    ['2', 'Slightly dirty'],
    ['3.', 'Dirty'],
    ['3)', 'Dirty'],
    ['٣', 'Dirty'],
    ['3 - to be changed', 'Dirty|to be changed'],
    ['dirty: to be changed', 'Dirty|to be changed'],
    ['Clean, new', 'Clean|new'],
    ['Ｄｉｒｔｙ', 'Dirty'],
    ['na', 'NA'],
    ['n/a: no filter', 'NA|no filter'],
    ['0', '-'],
    ['4', '-'],
    ['cleanish', '-'],
    ['very dirty', '-'],
    ['1 2', '-'],
    ['1,5', 'Clean|5'],
    ['OK', '-'],
    ['clean it', '-'],
  ])('%j is %s', (text, wanted) => expect(read(text, state)).toBe(wanted));

  test('a number that also begins a name is not taken for the place in the list', () => {
    const task = { ...state, choices: ['2 bar', '1 bar', '10 bar'] };
    expect([read('1', task), read('2', task), read('3', task), read('1 bar', task)]).toEqual([
      '-',
      '-',
      '10 bar',
      '1 bar',
    ]);
    expect(read('10', { ...state, choices: ['20', '10'] })).toBe('10');
  });
});

describe('free text and photos', () => {
  test.each([
    ['Lot 12-B', 'Lot 12-B'],
    [' two\nlines ', 'two\nlines'],
    ['ok', 'ok'],
    ['٤٢', '٤٢'],
    ['na', 'NA'],
    ['N/A - no batch', 'NA|no batch'],
    ['name', 'name'],
    ['   ', '-'],
  ])('%j is %s', (text, wanted) => expect(read(text, words)).toBe(wanted));

  test('no words answer a question that wants a photo', () => {
    expect(read('OK', { taskName: 'Plate', answerType: 'photo', photo: 'required' })).toBe('-');
  });
});
