import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../db/schema/users.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { recordAct } from './record-act.ts';
import { refuseStale } from './refuse-stale.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const current = new Date('2026-11-20T08:00:00.123Z');
const refused = (seen: string | undefined, subjectId = 7) =>
  refuseStale(database.db, { subjectKind: 'machine', subjectId, seen, current });

test('Who saw what is there may change it, and so may who does not say', async () => {
  await refused('2026-11-20T08:00:00.123Z');
  await refused('2026-11-20T09:00:00.123+01:00');
  await refused(undefined);
});

test('Who saw what was there before is told who was faster', async () => {
  const [user] = await database.db
    .insert(users)
    .values({ email: 'mira@example.com', name: 'Mira', role: 'manager', passwordHash: 'x' })
    .returning();
  const by = (id: string, email: string) =>
    recordAct(
      database.db,
      {
        actor: { kind: 'user', id, email, name: 'Mira', role: 'manager', sessionId: '' },
        clock: () => current,
      },
      { action: 'machine.change', subjectKind: 'machine', subjectId: 7 },
    );
  await by(user?.id ?? '', 'mira@example.com');
  await expect(refused('2026-11-20T08:00:00.122Z')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^Mira changed this after you opened it\./),
    fields: { updatedAt: '2026-11-20T08:00:00.123Z' },
  });
  await expect(refused('2026-11-20T07:00:00Z', 8)).rejects.toThrow(/^Somebody changed this/);
});
