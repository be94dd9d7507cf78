import { expect, test } from 'vitest';
import { playTemplate as contract, type PlayAct } from '../../shared/contracts/play-template.ts';
import { NewTask } from '../../shared/contracts/templates.ts';
import { playTemplate } from './play-template.ts';
import { contentOf } from './settle-tasks.ts';

const tasks = [
  { taskName: 'Check oil level', verificationCriteria: 'Between MIN and MAX' },
  { taskName: 'Pressure', answerType: 'number', photo: 'none', unit: 'bar', min: 2, max: 4 },
  { taskName: 'Filter', answerType: 'choice', photo: 'none', choices: ['Clean', 'Dirty', 'Torn', 'None'] },
].map((task) => contentOf(NewTask.parse(task)));
const play = (said: PlayAct[], list = tasks) =>
  playTemplate({ name: 'Morning', machineName: 'Filler 2', operatorName: 'Ana', tasks: list, said });
const text = (words: string): PlayAct => ({ kind: 'text', text: words });
const last = (chat: ReturnType<typeof play>) => chat.messages.at(-1);

test('It begins with the greeting and the first question, with its buttons', () => {
  const { messages, played, ended, taskIndex } = play([]);
  expect({ played, ended, taskIndex }).toEqual({ played: 0, ended: null, taskIndex: 0 });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.text).toContain('Hello Ana! *Morning* for *Filler 2*');
  expect(messages[0]?.text).toContain('📋 Question 1 of 3: Check oil level\nBetween MIN and MAX');
  expect(messages[0]?.buttons.map(({ title }) => title)).toEqual(['OK', 'NOK', 'NA']);
});

test('Played to its end by press, text and list, as on the phone; nothing can be said after it', () => {
  const ok = play([]).messages[0]?.buttons[0]?.id ?? '';
  const three = [{ kind: 'press', id: ok } as const, { kind: 'photo', caption: null } as const, text('9')];
  const third = play(three);
  expect(last(third)).toMatchObject({ text: expect.stringContaining('Outside 2 to 4 bar'), taskIndex: 2 });
  expect(last(third)?.list?.rows.map(({ title }) => title)).toEqual(['Clean', 'Dirty', 'Torn', 'None']);
  const dirty = { kind: 'press', id: last(third)?.list?.rows[1]?.id ?? '' } as const;
  expect(last(play([...three, dirty]))?.text).toContain('all answered');
  const done = play([...three, dirty, text('confirm'), text('hello?')]);
  expect(done).toMatchObject({ ended: 'completed', played: 5, taskIndex: 3 });
  expect(last(done)?.text).toContain('🎉');
});

test('What is no answer is told so, and STOP ends it when it is meant', () => {
  expect(last(play([text('what?')]))?.text).toContain('Please answer OK, NOK or NA');
  expect(play([text('stop'), text('yes')]).ended).toBe('stopped');
});

test('When the tasks have changed, what was said is played as far as it fits', () => {
  const button = play([]).messages[0]?.buttons[1]?.id ?? '';
  const said: PlayAct[] = [{ kind: 'press', id: button }, text('3'), text('2')];
  expect(play(said)).toMatchObject({ played: 3, taskIndex: 3 });
  const renamed = tasks.map((task, i) => (i === 1 ? { ...task, taskName: 'Feed pressure' } : task));
  expect(play(said, renamed)).toMatchObject({ played: 3 });
  const [, pressure, filter] = tasks;
  expect(
    play(
      said,
      [pressure, filter].flatMap((t) => t ?? []),
    ),
  ).toMatchObject({ played: 0, taskIndex: 0 });
});

test('A reference picture stands above its question, and takes the place of a list', () => {
  const referencePicture = 'reference-1.jpg';
  const pictured = tasks.map((task) => ({ ...task, referencePicture }));
  const picture = '/api/whatsapp-photos/reference-1.jpg';
  expect(play([], pictured).messages[0]).toMatchObject({ picture, buttons: [{}, {}, {}] });
  expect(last(play([text('ok'), text('3')], pictured))).toMatchObject({ picture, list: null, buttons: [] });
});

test('At most 300 acts and 100 tasks', () => {
  const body = (said: number, count: number) =>
    contract.body.safeParse({
      name: 'x',
      tasks: Array.from({ length: count }, () => ({ taskName: 'y' })),
      said: Array.from({ length: said }, () => text('ok')),
    }).success;
  expect([body(300, 100), body(301, 1), body(1, 101), body(1, 0)]).toEqual([true, false, false, false]);
});
