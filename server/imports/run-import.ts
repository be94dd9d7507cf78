import type { ImportAnswer } from '../../shared/contracts/imports.ts';
import type { RequestContext } from '../context.ts';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { retryTx } from '../db/retry-tx.ts';
import { badField, conflict } from '../errors.ts';
import { breathe } from './breathe.ts';
import type { Importer, ReadRow } from './importer.ts';
import { type Columns, matchColumns } from './match-columns.ts';
import { presentImport } from './present-import.ts';
import { readTable, type Table } from './read-table.ts';
import { type SettledRow, settleRows } from './settle-rows.ts';

export interface ImportRequest<F extends string> {
  text: string;
  confirm: boolean;
  update: boolean;
  columns?: Columns<F> | undefined;
  expected?: { added: number; changed: number } | undefined;
}

const UNIQUE_VIOLATION = '23505';
/** Rows that are read before others have their turn. */
const AT_A_TIME = 200;

/**
 * Previews and imports by the same code: with `confirm` the good rows are written, all of them in one transaction.
 * @throws AppError bad_request for a file that can't be read; conflict when it would no longer do what `expected` says.
 */
export async function runImport<F extends string, V, E>(
  context: RequestContext,
  importer: Importer<F, V, E>,
  request: ImportRequest<F>,
): Promise<ImportAnswer> {
  const table = readTable(request.text);
  const { columns, missing } = matchColumns(table.headers, importer.fields, request.columns);
  if (missing.length > 0) {
    if (request.confirm)
      throw badField('text', `has no column for ${missing.map(({ label }) => label).join(', ')}`);
    return presentImport(table.headers, columns, importer.fields, [], null);
  }
  const rows = await readRows(importer, table, columns);
  const answer = (settled: SettledRow<V, E>[], done: ImportAnswer['done']) =>
    presentImport(table.headers, columns, importer.fields, settled, done);
  if (!request.confirm) {
    const known = await importer.find(context.db, rows);
    return answer(settleRows(importer, rows, known, request.update), null);
  }
  const { settled, done } = await write(context, importer, rows, request);
  return answer(settled, done);
}

async function readRows<F extends string, V, E>(
  importer: Importer<F, V, E>,
  { rows }: Table,
  columns: Columns<F>,
): Promise<ReadRow<V>[]> {
  const read: ReadRow<V>[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    if (index % AT_A_TIME === 0) await breathe();
    const byField = Object.fromEntries(
      importer.fields.map(({ field }) => [field, cells[columns[field] ?? -1] ?? '']),
    ) as Record<F, string>;
    read.push({ line, cells, ...importer.read(byField) });
  }
  return read;
}

async function write<F extends string, V, E>(
  context: RequestContext,
  importer: Importer<F, V, E>,
  rows: readonly ReadRow<V>[],
  { update, expected }: ImportRequest<F>,
) {
  try {
    return await retryTx(context.pool, async (tx) => {
      await importer.lock(tx, rows);
      const settled = settleRows(importer, rows, await importer.find(tx, rows), update);
      const added = settled.filter(({ state }) => state === 'new');
      const changed = settled.filter(({ state }) => state === 'change');
      const done = { added: added.length, changed: changed.length };
      if (expected && (expected.added !== done.added || expected.changed !== done.changed)) throw meanwhile();
      await importer.add(
        tx,
        context,
        added.map(({ values }) => values),
      );
      await importer.change(
        tx,
        context,
        changed.flatMap(({ values, entry }) => (entry === null ? [] : [{ values, entry }])),
      );
      return { settled, done };
    });
  } catch (error) {
    if (pgErrorCode(error) === UNIQUE_VIOLATION) throw meanwhile();
    throw error;
  }
}

const meanwhile = () =>
  conflict(
    'What is there has changed since the preview, so nothing was imported. Look at the preview again.',
  );
