import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewTask, type Task } from '../../shared/contracts/templates.ts';
import { guardFormula, unguardFormula } from '../csv/guard-formula.ts';
import { templateCsv, templateJson } from './export-template.ts';
import { readTemplateFile } from './read-template-file.ts';
import { contentOf } from './settle-tasks.ts';

const read = (format: 'csv' | 'json', text: string) => {
  const { name, tasks } = readTemplateFile(format, text);
  return { name, tasks: tasks.map(({ raw }) => contentOf(NewTask.parse(raw))) };
};

const text = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        ...[
          '=1+1',
          "'=1",
          "''@x",
          '+49',
          '-5',
          '＝1',
          'a,b',
          'a;b',
          '"q"',
          'two\nlines',
          "'",
          '<img onerror=x>',
          'مضخة 🏭',
          '\ufeffx',
        ],
      ),
    )
    .map((s) => s.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').toWellFormed().trim().slice(0, max))
    .map((s) => s.toWellFormed().trim())
    .filter((s) => s !== '');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n));
const line = text(72).map((s) => s.replace(/\s*[\r\n]+\s*/g, ' '));

const task = fc
  .record({
    taskName: text(300),
    verificationCriteria: fc.option(text(1000), { nil: undefined }),
    answerType: fc.constantFrom('ok_nok', 'number', 'choice', 'text', 'photo'),
    photo: fc.constantFrom('none', 'optional', 'required', 'required_on_nok'),
    unit: fc.option(text(20), { nil: undefined }),
    limits: fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    choices: fc.uniqueArray(line, { minLength: 2, maxLength: 20, selector: (s) => s.toLowerCase() }),
  })
  .map(({ unit, limits: [min, max], choices, ...rest }) =>
    NewTask.safeParse({
      ...rest,
      ...(rest.answerType === 'number' && { unit, min, max }),
      ...(rest.answerType === 'choice' && { choices }),
    }),
  )
  .filter((parsed) => parsed.success)
  .map((parsed) => ({ id: 1, ...contentOf(parsed.data as NewTask) }) as Task);

test.each(['csv', 'json'] as const)('What is exported as %s is imported as it was', (format) => {
  fc.assert(
    fc.property(text(120), fc.array(task, { minLength: 1, maxLength: 4 }), (name, tasks) => {
      const file = format === 'csv' ? templateCsv({ name, tasks }) : templateJson({ name, tasks });
      expect(read(format, file)).toEqual({ name, tasks: tasks.map(contentOf) });
    }),
    { numRuns: 300 },
  );
});

test('No text begins a cell as a formula does, and each comes back to the letter', () => {
  for (const hostile of ['=1', '+1', '-1', '@a', '\tx', '＝1', "'=1", "''+1"]) {
    expect(guardFormula(hostile)).toBe(`'${hostile}`);
    expect(unguardFormula(guardFormula(hostile))).toBe(hostile);
  }
  for (const plain of ["'", "'quoted'", 'a=b', '']) {
    expect(guardFormula(plain)).toBe(plain);
    expect(unguardFormula(plain)).toBe(plain);
  }
  const tasks = [{ id: 1, taskName: '=HYPERLINK("x")', answerType: 'ok_nok', photo: 'none' }] as Task[];
  expect(templateCsv({ name: '@evil', tasks })).toContain(`'@evil,"'=HYPERLINK(""x"")"`);
});

test('Spreadsheets of other countries are read: semicolons, commas in numbers, titles as people write them', () => {
  const file =
    '\uFEFFTask name;Answer type;MIN;max;Unit;Remark of ours\r\nPressure, inlet;Number;6,5;−1;bar;x\r\n;;;;;\r\nLeaks;OK NOK;;;;\r\n';
  expect(readTemplateFile('csv', file)).toMatchObject({
    name: undefined,
    ignored: ['Remark of ours'],
    tasks: [
      { row: 2, raw: { taskName: 'Pressure, inlet', answerType: 'number', min: 6.5, max: -1, unit: 'bar' } },
      { row: 4, raw: { taskName: 'Leaks', answerType: 'ok_nok' } },
    ],
  });
});

test.each([
  ['csv', 'a,b\n1,2', /has no column taskName. Its columns are: a, b/],
  ['csv', '', /has no column taskName. Its columns are: none/],
  ['csv', 'taskName\n"never closed', /is no CSV that can be read/],
  ['json', '{', /is not well-formed JSON/],
  ['json', '[]', /is no template/],
  ['json', '{"tasks":["x"]}', /is no template/],
] as const)('What is no such file is refused in words: %s %j', (format, file, words) => {
  expect(() => readTemplateFile(format, file)).toThrow(words);
});

test('Two templates in one file are told apart', () => {
  const { tasks } = readTemplateFile('csv', 'template,taskName\nA,one\nB,two\n,three');
  expect(tasks.map(({ faults }) => faults.length)).toEqual([0, 1, 0]);
});
