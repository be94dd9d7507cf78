import type { ClientBase } from 'pg';
import { MIGRATIONS_TABLE } from '../db/migrate.ts';

/** Jobs are not kept: what they were for is told from the tables, and taken up again. */
const LEFT_OUT = [MIGRATIONS_TABLE, 'rate_limits'];

export interface BackupTable {
  name: string;
  /** Without those that PostgreSQL computes itself. */
  columns: string[];
}

/** Every table of the product, each after those that it refers to: in this order they can be filled. */
export async function backupTables(client: ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relname = ANY($1)
      GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  );
  const { rows: edges } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`,
  );
  return inOrder(rows, edges);
}

/** @throws Error when two tables refer to each other: then no order would do */
export function inOrder<T extends { name: string }>(
  tables: readonly T[],
  edges: readonly { from: string; to: string }[],
): T[] {
  const ordered: T[] = [];
  const left = new Set(tables);
  const isFree = (table: T) => {
    const waiting = new Set([...left].map(({ name }) => name));
    return !edges.some(({ from, to }) => from === table.name && waiting.has(to));
  };
  while (left.size > 0) {
    const free = [...left].filter(isFree);
    if (free.length === 0) throw new Error('Tables refer to each other in a ring');
    for (const table of free) {
      ordered.push(table);
      left.delete(table);
    }
  }
  return ordered;
}
