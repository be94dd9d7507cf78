import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger.ts';
import { oneOf, type Random } from '../random.ts';
import { type Plan, tasksOf } from './plan.ts';

const PATIENCE = 6_000;

/**
 * What managers do while operators answer: cancel, give a checklist to somebody else, change a template. Each act is asked of any
 * process until it is known to be done.
 * @param options.spanMs milliseconds over which they are spread
 */
export async function actAsManager(
  plan: Plan,
  options: {
    urls: string[];
    ledger: Ledger;
    random: Random;
    spanMs: number;
    /** Before the new operator can hear of it. */
    onReassign(act: Plan['toReassign'][number]): void;
  },
): Promise<void> {
  const { ledger, random } = options;
  const ask = asker(plan, options.urls, random);
  const run = (runId: string) => ledger.runs.get(runId);

  const cancel = async (runId: string) => {
    const about = run(runId);
    if (!about) return;
    await ask('POST', `/api/assignments/${about.assignmentId}/cancel`, {});
    // Asked twice, since an answer was lost, the second answer says that there is nothing to cancel.
    const { body } = await ask('GET', `/api/assignments/${about.assignmentId}`);
    about.cancelled = (body as { status: string }).status === 'cancelled';
  };
  const reassign = async (act: Plan['toReassign'][number]) => {
    const about = run(act.runId);
    if (!about) return;
    options.onReassign(act);
    about.holders.push(act.to);
    await ask('POST', `/api/assignments/${about.assignmentId}/reassign`, { operatorId: act.to });
  };
  const edit = async ({ templateId, label }: Plan['toEdit'][number]) => {
    const { body } = await ask('GET', `/api/templates/${templateId}`);
    const { tasks: before, updatedAt } = body as { tasks: { id: number }[]; updatedAt: string };
    const tasks = tasksOf(label, before.length, 'edited').map((task, i) => ({ ...task, id: before[i]?.id }));
    await ask('PATCH', `/api/templates/${templateId}`, { updatedAt, tasks: tasks.reverse() });
  };

  const acts = [
    ...plan.toCancel.map((runId) => () => cancel(runId)),
    ...plan.toReassign.map((act) => () => reassign(act)),
    ...plan.toEdit.map((template) => () => edit(template)),
  ];
  await Promise.all(
    acts.map(async (act) => {
      await sleep(random() * options.spanMs);
      await act();
      ledger.counts.managerActs += 1;
    }),
  );
}

/** Asks until there is an answer that is no fault of the moment's. */
function asker({ manager }: Plan, urls: string[], random: Random) {
  return async (method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    for (;;) {
      try {
        const answer = await fetch(oneOf(random, urls) + path, {
          method,
          headers: { authorization: `Bearer ${manager.token}`, 'content-type': 'application/json' },
          signal: AbortSignal.timeout(PATIENCE),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const json = (await answer.json()) as unknown;
        if (answer.status < 500 && answer.status !== 429) return { status: answer.status, body: json };
      } catch {
        // It was on its way or not: it is asked again.
      }
      await sleep(200);
    }
  };
}
