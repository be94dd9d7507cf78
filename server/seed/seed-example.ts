import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { withTx } from '../db/with-tx.ts';
import { makeTemplate } from '../templates/create-template.ts';
import { exampleMachines, exampleOperators, exampleTemplates } from './example-plant.ts';

/** How many of the example's rows were not there yet. */
export interface Seeded {
  machines: number;
  operators: number;
  templates: number;
}

/**
 * Fills in what is missing of the example plant: two machines, two operators, two checklist templates. May be run any
 * number of times, by several processes at once: in one transaction, one after the other.
 */
export function seedExample(context: Pick<Context, 'pool' | 'clock'>): Promise<Seeded> {
  return withTx(context.pool, async (tx) => {
    await lockConfig(tx);
    return fillIn(tx, context);
  });
}

/**
 * The same on the first start of a product that nobody has used yet, and never again after that: what somebody has
 * removed stays removed. `null` when there is nothing to do. Whether this is production is for the caller to know.
 */
export function seedOnFirstStart(context: Pick<Context, 'pool' | 'clock'>): Promise<Seeded | null> {
  return withTx(context.pool, async (tx) => {
    const seededBefore = await lockConfig(tx);
    return seededBefore || (await isUsed(tx)) ? null : fillIn(tx, context);
  });
}

/** One at a time; says whether the example was filled in before. */
async function lockConfig(tx: Tx): Promise<boolean> {
  const [config] = await tx
    .select({ seeded: systemConfig.exampleSeeded })
    .from(systemConfig)
    .where(eq(systemConfig.id, true))
    .for('update');
  return config?.seeded ?? false;
}

async function isUsed(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute<{ used: boolean }>(sql`
    select exists (select from ${machines}) or exists (select from ${operators})
      or exists (select from ${checklistTemplates}) as used`);
  return rows[0]?.used ?? false;
}

async function fillIn(tx: Tx, { clock }: Pick<Context, 'clock'>): Promise<Seeded> {
  const newMachines = await tx.insert(machines).values(exampleMachines).onConflictDoNothing().returning();
  const newOperators = await tx
    .insert(operators)
    .values(exampleOperators.map((operator) => ({ ...operator, waId: operator.phoneNumber.slice(1) })))
    .onConflictDoNothing()
    .returning();
  let templates = 0;
  for (const template of exampleTemplates) {
    if ((await tx.$count(checklistTemplates, eq(checklistTemplates.name, template.name))) > 0) continue;
    await makeTemplate(tx, { actor: { kind: 'system' }, clock }, template);
    templates++;
  }
  await tx.update(systemConfig).set({ exampleSeeded: true, updatedAt: clock() });
  return { machines: newMachines.length, operators: newOperators.length, templates };
}
