import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ClientBase } from 'pg';

/**
 * Queries, each on whatever connection the pool has free. `transaction` is left out on purpose: drizzle's own leaks
 * a connection when BEGIN fails. Use `withTx`.
 */
export type Db = Omit<NodePgDatabase, 'transaction'> & {
  /** pg itself, for what drizzle can't say. */
  readonly $client: Pick<ClientBase, 'query'>;
};

declare const insideTransaction: unique symbol;

/**
 * Queries of one open transaction; only `withTx` makes it. What takes a row lock asks for a `Tx`, so that a lock
 * outside a transaction does not compile. A `Tx` may stand where a `Db` is asked for, never the other way round.
 */
export type Tx = Db & { readonly [insideTransaction]: true };
