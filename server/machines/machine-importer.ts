import { and, asc, isNull, or, sql } from 'drizzle-orm';
import { recordActs } from '../audit/record-act.ts';
import type { Db } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { checkText } from '../imports/check-text.ts';
import type { Importer, Known, ReadRow } from '../imports/importer.ts';
import type { MachineRow } from './find-machine.ts';
import { insertMachines, type MachineValues, updateMachines } from './write-machines.ts';

type Field = 'name' | 'code' | 'location';

/** Machines are known by their code; those that have none, by their name. */
export const machineImporter: Importer<Field, MachineValues, MachineRow> = {
  fields: [
    {
      field: 'name',
      label: 'Name',
      required: true,
      headers: [
        'name',
        'machine',
        'machinename',
        'equipment',
        'equipmentname',
        'asset',
        'assetname',
        'title',
      ],
    },
    {
      field: 'code',
      label: 'Code',
      required: false,
      headers: [
        'code',
        'machinecode',
        'machineid',
        'machineno',
        'machinenumber',
        'assetid',
        'assetcode',
        'tag',
        'id',
      ],
    },
    {
      field: 'location',
      label: 'Location',
      required: false,
      headers: ['location', 'place', 'area', 'hall', 'room', 'site', 'line', 'department', 'building'],
    },
  ],
  doubled: (line) => ({ field: 'code', message: `(or, without one, the name) is in line ${line} already` }),
  read(cells) {
    const faults = [
      ...checkText('name', cells.name, 120, true),
      ...checkText('code', cells.code, 40),
      ...checkText('location', cells.location, 120),
    ];
    return { shown: cells, values: cells, faults, key: keyOf(cells.code, cells.name) };
  },
  async lock(tx, rows) {
    await tx
      .select({ id: machines.id })
      .from(machines)
      .where(underKeys(rows))
      .orderBy(asc(machines.id))
      .for('no key update');
  },
  async find(db: Db, rows) {
    const found = await db.select().from(machines).where(underKeys(rows)).orderBy(asc(machines.id));
    const known = new Map<string, Known<MachineRow>>();
    for (const entry of found) {
      const key = keyOf(entry.code ?? '', entry.name);
      if (key && !known.has(key)) known.set(key, { entry, fault: archivedFault(entry) });
    }
    return known;
  },
  differences(values, entry) {
    const before: Record<string, string> = {};
    if (values.name !== entry.name) before.name = entry.name;
    if (values.location && values.location !== entry.location) before.location = entry.location ?? '';
    return before;
  },
  async add(tx, context, rows) {
    const made = await insertMachines(tx, rows, context.clock());
    await recordActs(
      tx,
      context,
      made.map((after) => ({ action: 'machine.import', subjectKind: 'machine', subjectId: after.id, after })),
    );
  },
  async change(tx, context, rows) {
    const changed = await updateMachines(tx, rows, context.clock());
    await recordActs(
      tx,
      context,
      changed.map(({ before, after }) => ({
        action: 'machine.import',
        subjectKind: 'machine',
        subjectId: after.id,
        before,
        after,
      })),
    );
  },
};

function keyOf(code: string, name: string): string | null {
  if (code) return `code ${code}`;
  return name ? `name ${name.toLowerCase()}` : null;
}

function underKeys(rows: readonly ReadRow<MachineValues>[]) {
  const codes = rows.flatMap(({ values }) => values.code || []);
  const names = rows.flatMap(({ values }) => (values.code ? [] : values.name));
  return or(
    sql`${machines.code} = any(${sql.param(codes)})`,
    and(
      isNull(machines.code),
      sql`lower(${machines.name}) in (select lower(n) from unnest(${sql.param(names)}::text[]) n)`,
    ),
  );
}

const archivedFault = ({ archivedAt, name }: MachineRow) =>
  archivedAt && {
    field: 'code',
    message: `is that of the archived machine ${name}: take it back into use first`,
  };
