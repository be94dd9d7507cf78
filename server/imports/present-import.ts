import { type ImportAnswer, type ImportRow, ImportState } from '../../shared/contracts/imports.ts';
import { csvText } from '../csv/write-csv.ts';
import type { Columns, ImportField } from './match-columns.ts';
import type { SettledRow } from './settle-rows.ts';

const MOST_SHOWN = 500;

/** What an import says of itself, before and after. */
export function presentImport<F extends string, V, E>(
  headers: readonly string[],
  columns: Columns<F>,
  fields: readonly ImportField<F>[],
  rows: readonly SettledRow<V, E>[],
  done: ImportAnswer['done'],
): ImportAnswer {
  const faulty = rows.filter(({ state }) => state === 'error');
  const good = rows.filter(({ state }) => state !== 'error');
  const counts = Object.fromEntries(
    ImportState.options.map((state) => [state, rows.filter((row) => row.state === state).length]),
  ) as ImportAnswer['counts'];
  return {
    headers: [...headers],
    columns: Object.fromEntries(fields.map(({ field }) => [field, columns[field] ?? null])),
    counts,
    rows: [...faulty, ...good].slice(0, MOST_SHOWN).map(present),
    faultsCsv: faulty.length > 0 ? faultsCsv(headers, fields, faulty) : null,
    done,
  };
}

function present<V, E>({ line, state, shown, before, faults }: SettledRow<V, E>): ImportRow {
  return { line, state, values: shown, before, faults };
}

/** The faulty rows as they came, each with what is wrong: to be mended and imported again. */
function faultsCsv<F extends string, V, E>(
  headers: readonly string[],
  fields: readonly ImportField<F>[],
  faulty: readonly SettledRow<V, E>[],
): string {
  const label = (name: string) => fields.find(({ field }) => field === name)?.label ?? name;
  const lines = faulty.map(({ line, cells, faults }) => [
    ...headers.map((_, index) => cells[index] ?? ''),
    String(line),
    faults.map(({ field, message }) => `${label(field)} ${message}`).join('; '),
  ]);
  return csvText([[...headers, 'Line', 'What is wrong'], ...lines]);
}
