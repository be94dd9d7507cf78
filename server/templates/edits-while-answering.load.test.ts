import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import type { Template } from '../../shared/contracts/templates.ts';
import { bootstrapAdmin } from '../accounts/bootstrap-admin.ts';
import { type CloudStandIn, cloudStandIn, type SendCall } from '../test/cloud-stand-in.ts';
import { type Crowd, type CrowdMember, startCrowd } from '../test/crowd.ts';
import { type Manager, signIn } from '../test/manager.ts';

const OPERATORS = 100;
const QUESTIONS = 40;
/** A manager does something after every so many answers. */
const ANSWERS_BETWEEN = 5;
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

let cloud: CloudStandIn;
let crowd: Crowd;
let manager: Manager;
beforeAll(async () => {
  cloud = await cloudStandIn();
  crowd = await startCrowd(cloud.url);
  await bootstrapAdmin(crowd.kinto.context, ADMIN);
  manager = await signIn(crowd.kinto.url, ADMIN);
});
afterAll(async () => {
  await crowd.stop();
  await cloud.close();
});

test('While a hundred operators answer, their template is edited, operators are archived and assignments cancelled: every answer keeps the questions it was asked with', async () => {
  const operators = await crowd.hire(OPERATORS);
  const byNumber = new Map(operators.map((operator) => [operator.phoneNumber, operator]));
  const statuses: number[] = [];
  let answers = 0;
  let wamids = 0;
  const say = async (operator: CrowdMember, body: string) => {
    wamids += 1;
    const id = `wamid.${wamids}`;
    // As Meta does: what got no 200 is brought again.
    for (let status = 0; status !== 200; ) {
      status = await crowd.deliver(operator, [{ id, type: 'text', text: { body } }]);
      statuses.push(status);
    }
  };
  /** Each answers what is on the phone, and says which question that was. */
  const onReceived = async ({ to, text }: SendCall) => {
    const operator = byNumber.get(to);
    const question = /Question \d+ of \d+: (.+)/.exec(text)?.[1];
    if (operator && question) {
      await say(operator, `OK - ${question}`);
      answers += 1;
    } else if (operator && text.includes('📝')) await say(operator, 'CONFIRM');
  };
  const answering: Promise<void>[] = [];
  const sessions = await crowd.assign(operators, QUESTIONS);
  await crowd.kinto.idle();
  cloud.fate = (call) => {
    if (call) answering.push(new Promise((resolve) => setImmediate(() => resolve(onReceived(call)))));
    return { kind: 'accept' };
  };
  answering.push(...cloud.sends.map(onReceived));
  const [row] = await crowd.database.sql<{ template_id: number }>(
    'SELECT template_id FROM checklist_assignments LIMIT 1',
  );
  const path = `/api/templates/${row?.template_id}`;
  const acts: Record<string, () => Promise<{ status: number }>> = {
    async move() {
      const { tasks } = await manager.get<Template>(path);
      return manager.ask('PATCH', path, { tasks: tasks.toReversed() });
    },
    async rename() {
      const { tasks, version } = await manager.get<Template>(path);
      return manager.ask('PATCH', path, {
        tasks: tasks.map((task, i) => ({ ...task, taskName: `Task ${i + 1}, as of ${version + 1}` })),
      });
    },
    async remove() {
      const { tasks } = await manager.get<Template>(path);
      return manager.ask('PATCH', path, { tasks: tasks.length > 3 ? tasks.slice(1) : tasks });
    },
    async add() {
      const { tasks } = await manager.get<Template>(path);
      return manager.ask('PATCH', path, { tasks: [{ taskName: `New ${tasks.length}` }, ...tasks] });
    },
    archive: () => manager.ask('PATCH', `/api/operators/${operators[doneActs % 20]?.id}`, { archived: true }),
    cancel: () =>
      manager.ask('POST', `/api/assignments/${sessions[20 + (doneActs % 20)]?.assignmentId}/cancel`, {}),
    assign: () =>
      manager.ask('POST', '/api/assignments', {
        templateId: row?.template_id,
        machineId: 1,
        operatorId: operators[40 + (doneActs % 60)]?.id,
      }),
  };
  const kinds = Object.keys(acts);
  const acted: Record<string, number> = {};
  let doneActs = 0;
  const open = async () =>
    (
      await crowd.database.sql(
        `SELECT 1 FROM whatsapp_conversation_sessions s JOIN operators o ON o.id = s.operator_id
         WHERE s.status IN ('active', 'waiting') AND o.archived_at IS NULL`,
      )
    ).length;
  const deadline = performance.now() + 600_000;
  while ((await open()) > 0 && performance.now() < deadline) {
    // No more is assigned once each has had two or so: it has to come to an end.
    if (answers < doneActs * ANSWERS_BETWEEN || answers > 2 * OPERATORS * QUESTIONS) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    const kind = kinds[doneActs % kinds.length] ?? 'move';
    const { status } = (await acts[kind]?.()) ?? { status: 0 };
    statuses.push(status);
    acted[kind] = (acted[kind] ?? 0) + 1;
    doneActs += 1;
  }
  await Promise.all(answering);
  await crowd.kinto.idle();

  const rows = await crowd.database.sql<{ remarks: string; asked: string | null }>(
    `SELECT a.remarks, v.tasks -> a.task_index ->> 'taskName' AS asked
     FROM checklist_answers a
     LEFT JOIN checklist_submissions u ON u.id = a.submission_id
     LEFT JOIN checklist_assignments g ON g.id = u.assignment_id
     LEFT JOIN checklist_template_versions v ON v.template_id = g.template_id AND v.version = g.template_version
     WHERE a.superseded_at IS NULL`,
  );
  const misplaced = rows.filter(({ remarks, asked }) => remarks !== asked).length;
  const unlike = await crowd.database.sql(
    `SELECT 1 FROM whatsapp_conversation_sessions s JOIN checklist_assignments a ON a.id = s.assignment_id
       JOIN checklist_submissions u ON u.id = s.submission_id
     WHERE (s.status = 'completed') <> (a.status = 'completed') OR (a.status = 'completed') <> (u.status = 'completed')
       OR (a.status = 'cancelled') <> (u.status = 'cancelled') OR (a.status = 'cancelled' AND s.status = 'active')
       OR s.template_version <> a.template_version
       OR (s.status = 'completed' AND s.total_tasks <> (SELECT count(*) FROM checklist_answers c
         WHERE c.submission_id = u.id AND c.superseded_at IS NULL))`,
  );
  // 503 says that it is busy just now, and loses nothing.
  const busy = statuses.filter((status) => status === 503).length;
  const faults = statuses.filter((status) => status >= 500).length - busy;
  const [versions] = await crowd.database.sql<{ count: number }>(
    'SELECT count(*)::int FROM checklist_template_versions',
  );
  recordFigure(
    'B2',
    `${rows.length} answers of ${OPERATORS} operators, ${doneActs} acts of a manager meanwhile ` +
      `(${kinds.map((kind) => `${kind} ${acted[kind] ?? 0}`).join(', ')}), ${versions?.count} versions: ${misplaced} answers with another ` +
      `question than asked, ${unlike.length} orphans, ${faults} answers of 5xx, ${busy} times 503`,
  );
  expect(await open()).toBe(0);
  expect([misplaced, unlike.length, faults]).toEqual([0, 0, 0]);
  expect(rows.length).toBeGreaterThan(OPERATORS * QUESTIONS * 0.7);
  expect(doneActs).toBeGreaterThan(20);
});
