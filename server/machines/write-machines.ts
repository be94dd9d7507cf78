import { sql } from 'drizzle-orm';
import type { Machine } from '../../shared/contracts/machines.ts';
import type { Tx } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import type { MachineRow } from './find-machine.ts';
import { presentMachine } from './present-machine.ts';

/** '' in code or location: the file does not say, and what is there stays. */
export type MachineValues = Record<'name' | 'code' | 'location', string>;

/** Few enough that putting a statement together holds nobody up. */
const ROWS_A_STATEMENT = 500;

/** Many new machines. */
export async function insertMachines(tx: Tx, rows: readonly MachineValues[], now: Date): Promise<Machine[]> {
  const made: Machine[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map(({ name, code, location }) => ({
      ...{ name, code: code || null, location: location || null },
      ...{ createdAt: now, updatedAt: now },
    }));
    made.push(...(await tx.insert(machines).values(values).returning()).map(presentMachine));
  }
  return made;
}

/** Name and location of many machines, in one statement. */
export async function updateMachines(
  tx: Tx,
  rows: readonly { values: MachineValues; entry: MachineRow }[],
  now: Date,
): Promise<{ before: Machine; after: Machine }[]> {
  if (rows.length === 0) return [];
  const wanted = rows.map(({ values, entry }) => ({
    ...entry,
    ...{ name: values.name, location: values.location || entry.location, updatedAt: now },
  }));
  const column = <K extends keyof MachineRow>(key: K) => sql.param(wanted.map((row) => row[key]));
  await tx.execute(sql`
    update machines set name = w.name, location = w.location, updated_at = ${now.toISOString()}::timestamptz
    from unnest(${column('id')}::int[], ${column('name')}::text[], ${column('location')}::text[]) w(id, name, location)
    where machines.id = w.id`);
  return rows.map(({ entry }, index) => ({
    before: presentMachine(entry),
    after: presentMachine(wanted[index] as MachineRow),
  }));
}
