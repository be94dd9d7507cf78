import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '../../shared/contracts/audit.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { listAuditVerb } from './list-audit.ts';

const OTTO = '22222222-2222-4222-8222-222222222222';
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(
    `insert into users (id, email, name, role, password_hash) values ($1, 'otto@plant.example', 'Otto', 'manager', 'x')`,
    [OTTO],
  );
  // Three a second, so that a page may end in the middle of one.
  await database.pool.query(
    `insert into audit_log (at, user_id, actor, action, subject_kind, subject_id, before, after, ip)
     select timestamptz '2026-11-20T08:00:00.000007Z' + (i / 3) * interval '1 second', case when i % 2 = 0 then $1::uuid end,
       case when i % 2 = 0 then 'otto@plant.example' else 'system' end, case when i % 5 = 0 then 'machine.change' else 'template.change' end,
       case when i % 5 = 0 then 'machine' else 'template' end, (i % 4)::text, '{"name":"old"}', '{"name":"new"}', '192.0.2.7'
     from generate_series(1, 20) i`,
    [OTTO],
  );
});
afterAll(() => database.drop());

const list = (query: object = {}) =>
  listAuditVerb(testContext(database), { params: {}, body: {}, query: listAudit.query.parse(query) });
const ids = async (query: object) => (await list(query)).items.map(({ id }) => id);

test('acts are listed newest first, in pages that leave none out', async () => {
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await list({ limit: 4, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
});

test('an act says who, by the name of today, and what was before and after', async () => {
  const { items } = await list({ limit: 1, who: OTTO });
  expect(items).toEqual([
    {
      id: 20,
      at: '2026-11-20T08:00:06.000Z',
      user: { id: OTTO, name: 'Otto' },
      actor: 'otto@plant.example',
      action: 'machine.change',
      subjectKind: 'machine',
      subjectId: '0',
      before: { name: 'old' },
      after: { name: 'new' },
      ip: '192.0.2.7',
    },
  ]);
});

test('are found by who, action, subject and time, and by all of them together', async () => {
  expect(await ids({ who: 'system' })).toEqual([19, 17, 15, 13, 11, 9, 7, 5, 3, 1]);
  expect(await ids({ who: 'nobody' })).toEqual([]);
  expect(await ids({ action: 'machine.change' })).toEqual([20, 15, 10, 5]);
  expect(await ids({ subjectKind: 'template', subjectId: '3' })).toEqual([19, 11, 7, 3]);
  expect(await ids({ from: '2026-11-20T08:00:06Z' })).toEqual([20, 19, 18]);
  expect(await ids({ from: '2026-11-20T09:00:01+01:00', to: '2026-11-20T08:00:02Z' })).toEqual([5, 4, 3]);
  expect(await ids({ who: OTTO, action: 'machine.change', to: '2026-11-20T08:00:06Z' })).toEqual([10]);
});

test('a cursor of another list is refused', async () => {
  await expect(list({ cursor: 'e30' })).rejects.toMatchObject({ code: 'bad_request' });
  const noTime = Buffer.from('["a",1]').toString('base64url');
  await expect(list({ cursor: noTime })).rejects.toMatchObject({ code: 'bad_request' });
});

test('no filter and no page sorts the whole table: an index is in the order of the list', async () => {
  await database.pool.query(
    `insert into audit_log (at, user_id, actor, action, subject_kind, subject_id)
     select timestamptz '2025-01-01' + i * interval '1 minute', case when i % 3 > 0 then $1::uuid end, 'system', 'a' || i % 20, 'k' || i % 7, i::text
     from generate_series(1, 20000) i`,
    [OTTO],
  );
  await database.pool.query('analyze audit_log');
  for (const where of [
    'true',
    `user_id = '${OTTO}'`,
    `user_id is null and actor = 'system'`,
    `action = 'a3'`,
    `subject_kind = 'k3'`,
    `at < '2025-01-05' and at >= '2025-01-02'`,
    `(at, id) < ('2025-01-05'::timestamptz, 5000)`,
  ]) {
    const { rows } = await database.pool.query(
      `explain select * from audit_log where ${where} order by at desc, id desc limit 51`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  }
});

test('subjects, and whatever facts refer to by number, have the names of today', async () => {
  const { pool } = database;
  await pool.query(`insert into machines (id, name) values (7, 'Compressor <b>')`);
  await pool.query(`insert into operators (id, name, phone_number) values (9, 'Ravi', '+919876543210')`);
  await pool.query(`insert into checklist_templates (id, name) values (3, 'Morning')`);
  await pool.query(
    `insert into checklist_template_versions (template_id, version, name, tasks) values (3, 1, 'Morning', '[{}]')`,
  );
  await pool.query(
    `insert into checklist_assignments (id, template_id, template_version, machine_id, operator_id) values ('a-1', 3, 1, 7, 9)`,
  );
  await pool.query(`insert into checklist_submissions (id, assignment_id) values ('s-1', 'a-1')`);
  const act = `insert into audit_log (at, actor, action, subject_kind, subject_id, after) values ('2027-01-01', 'system', 'named', $1, $2, $3)`;
  await pool.query(act, ['assignment', 'a-1', '{"operatorId":9,"machineId":99,"templateId":"3; drop"}']);
  await pool.query(act, ['submission', 's-1', null]);
  await pool.query(act, ['machine', 'not a number', null]);
  await pool.query(act, ['user', OTTO, null]);
  expect((await list({ action: 'named' })).names).toEqual({
    'assignment:a-1': 'Morning, Compressor <b>',
    'submission:s-1': 'Morning, Compressor <b>',
    'operator:9': 'Ravi',
    [`user:${OTTO}`]: 'Otto',
  });
});
