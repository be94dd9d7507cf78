import { type Manager, signIn } from '../../server/test/manager.ts';
import type { Ledger } from '../ledger.ts';
import { taskName } from '../operators/read-prompt.ts';
import type { Random } from '../random.ts';

export interface PlannedOperator {
  operatorId: number;
  /** Digits. */
  number: string;
  checklists: { runId: string; label: string; total: number }[];
}

export interface Plan {
  manager: Manager;
  operators: PlannedOperator[];
  /** What managers do while operators answer. */
  toCancel: string[];
  toReassign: { runId: string; label: string; total: number; to: number }[];
  toEdit: { templateId: number; label: string }[];
}

export const ADMIN = { email: 'admin@example.com', password: 'a-good-password-of-the-harness' };

/** Shares of the operators. */
const SECOND_CHECKLIST = 0.2;
const CANCELLED = 0.06;
const REASSIGNED = 0.06;
const TEMPLATES = 4;
const AT_ONCE = 6;

/** Machines, operators, templates and assignments, made through the API as a manager makes them. First questions go out at once. */
export async function makePlan(options: {
  url: string;
  operators: number;
  questions: number;
  ledger: Ledger;
  random: Random;
}): Promise<Plan> {
  const { questions, ledger, random } = options;
  const manager = await signIn(options.url, ADMIN);
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', { name: 'Filler' });
  const templates = new Map<string, Promise<number>>();
  const templateOf = (label: string) => {
    const made = templates.get(label) ?? makeTemplate(manager, label, questions);
    templates.set(label, made);
    return made;
  };
  const plan: Plan = { manager, operators: [], toCancel: [], toReassign: [], toEdit: [] };
  const assign = async (operatorId: number, label: string) => {
    const templateId = await templateOf(label);
    const made = await manager.post<Made>('/api/assignments', { templateId, machineId, operatorId });
    const runId = made.session?.id ?? '';
    const { id: assignmentId, submissionId } = made;
    ledger.runs.set(runId, {
      ...{ runId, submissionId, assignmentId, total: questions },
      holders: [operatorId],
      cancelled: false,
    });
    return { runId, label, total: questions };
  };
  const numbers = Array.from({ length: options.operators }, (_, i) => i);
  const make = async (i: number) => {
    const number = `1202555${String(1_000 + i)}`;
    const operator = { name: `Operator ${i + 1}`, phoneNumber: `+${number}` };
    const luck = random();
    const second = random() < SECOND_CHECKLIST;
    const { id } = await manager.post<{ id: number }>('/api/operators', operator);
    const given = luck < REASSIGNED;
    // A checklist that changes hands has a template of its own, so that nobody ever has two with the same label.
    const first = await assign(id, given ? `G${i}` : `A${i % TEMPLATES}`);
    const planned: PlannedOperator = { operatorId: id, number, checklists: [first] };
    if (second) planned.checklists.push(await assign(id, `B${i % TEMPLATES}`));
    plan.operators[i] = planned;
    if (given) plan.toReassign.push({ ...first, to: 0 });
    else if (luck < REASSIGNED + CANCELLED) plan.toCancel.push(first.runId);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => drain(numbers, make)));
  const ids = plan.operators.map(({ operatorId }) => operatorId);
  for (const each of plan.toReassign) {
    const holder = ledger.runs.get(each.runId)?.holders[0];
    each.to = ids[(ids.indexOf(holder ?? 0) + 1) % ids.length] ?? 0;
  }
  plan.toReassign = plan.toReassign.filter(({ runId, to }) => ledger.runs.get(runId)?.holders[0] !== to);
  for (const [label, id] of templates)
    if (label.startsWith('A')) plan.toEdit.push({ label, templateId: await id });
  return plan;
}

interface Made {
  id: string;
  submissionId: string;
  session: { id: string } | null;
}

async function makeTemplate(manager: Manager, label: string, questions: number): Promise<number> {
  const tasks = tasksOf(label, questions, 'checked');
  return (await manager.post<{ id: number }>('/api/templates', { name: `Template ${label}`, tasks })).id;
}

/** Every seventh question wants a number; one in five a photo with NOK. */
export const tasksOf = (label: string, questions: number, word: 'checked' | 'edited') =>
  Array.from({ length: questions }, (_, i) => ({
    taskName: taskName(label, i, word),
    ...(i % 7 === 4 ? { answerType: 'number' } : i % 5 === 2 ? { photo: 'required_on_nok' } : {}),
  }));

async function drain(waiting: number[], make: (i: number) => Promise<void>): Promise<void> {
  for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) await make(i);
}
