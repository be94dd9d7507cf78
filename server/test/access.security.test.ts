import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { roles } from '../../shared/words.ts';
import { type AccessWorld, NOBODY_HAS, pathOf, routes, startAccessWorld, takesUuid } from './access-world.ts';
import { writes } from './testdata/writes.ts';

let there: AccessWorld;
beforeAll(async () => {
  there = await startAccessWorld();
});
afterAll(() => there.world.stop());

test('Every route lets in those whom it is for and nobody else: every route × every actor', async () => {
  const who = [...roles, 'nobody', 'disabled', 'left', 'forger'];
  const { asked, wrong } = await there.letIn(Object.fromEntries(who.map((name) => [name, () => true])));
  expect(wrong).toEqual([]);
  recordFigure(
    'H5',
    `${routes.length} routes × ${who.length} actors: ${asked} requests, ${wrong.length} let in or kept out wrongly`,
    'matrix',
  );
});

test('Ids that nobody has, of another kind, or crooked: 404 or 400 for those who may, never anything of anybody', async () => {
  const { world, ids, ask } = there;
  const crooked = [
    ...Object.values(NOBODY_HAS),
    ...[
      '0',
      '-1',
      'abc',
      '1e3',
      '1 OR 1=1',
      "1';--",
      '99999999999999999999',
      '%00',
      '\0',
      '../1',
      '1/..',
      '.',
      '[object Object]',
    ],
    ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '１', 'x'.repeat(5_000)],
  ];
  const wrong: unknown[] = [];
  const withId = routes.filter((route) => route.includes(':id'));
  for (const route of withId)
    for (const id of [...crooked, takesUuid(route) ? ids.machine : ids.assignment]) {
      if (typeof id === 'string' && /^\.+$/.test(id)) continue;
      const body = JSON.stringify(writes[route]?.body(ids) ?? {});
      const { status } = await ask(world.manager.token, route, pathOf(route, String(id)), body);
      if (status !== 404 && status !== 400) wrong.push([route, id, status]);
    }
  expect(wrong).toEqual([]);
  recordFigure(
    'H5',
    `${withId.length} routes with an id × ${crooked.length} foreign or crooked ids: all 404 or 400`,
    'ids',
  );
});
