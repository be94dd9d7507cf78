import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { recordAct } from './record-act.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = new Date('2026-11-20T08:00:00Z');
const clock = () => at;
const newest = async () =>
  (await database.pool.query('select * from audit_log order by id desc limit 1')).rows[0];

test('an act says who, what, when, from where, before and after', async () => {
  const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
  const actor: Actor = { kind: 'user', id, email: 'a@b.example', name: 'A', role: 'admin', sessionId: 's' };
  const act = {
    action: 'machine.change',
    subjectKind: 'machine',
    subjectId: 7,
    before: { name: 'x' },
    after: { name: 'y' },
  };
  await recordAct(database.db, { actor, clock, ip: '192.0.2.7' }, act);
  expect(await newest()).toMatchObject({
    at,
    user_id: id,
    actor: 'a@b.example',
    action: 'machine.change',
    subject_kind: 'machine',
    subject_id: '7',
    before: { name: 'x' },
    after: { name: 'y' },
    ip: '192.0.2.7',
  });
});

test('secrets are left out, however deep', async () => {
  const after = { email: 'x', passwordHash: 's1', list: [{ refreshToken: 's2', kept: 1 }], apiSecret: 's3' };
  const act = { action: 'a', subjectKind: 'b', subjectId: 'c', after };
  await recordAct(database.db, { actor: { kind: 'system' }, clock }, act);
  expect(await newest()).toMatchObject({
    actor: 'system',
    user_id: null,
    before: null,
    ip: null,
    after: { email: 'x', list: [{ kept: 1 }] },
  });
  expect(JSON.stringify(await newest())).not.toMatch(/s[123]/);
});

test('an act that was undone is not written down', async () => {
  const act = { action: 'undone', subjectKind: 'b', subjectId: 'c' };
  await expect(
    withTx(database.pool, async (tx) => {
      await recordAct(tx, { actor: { kind: 'nobody' }, clock }, act);
      throw new Error('undo');
    }),
  ).rejects.toThrow('undo');
  expect((await newest())?.action).not.toBe('undone');
});
