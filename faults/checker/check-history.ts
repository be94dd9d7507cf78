import pg from 'pg';
import type { Ledger } from '../ledger.ts';
import { hashFiles } from './hash-files.ts';
import { INVARIANTS } from './invariants.ts';
import { readHandled } from './read-handled.ts';
import { TABLES } from './tables.ts';

export interface Verdict {
  id: string;
  words: string;
  count: number;
  /** The first few rows that break it. */
  examples: unknown[];
}

export interface Evidence {
  /** The product's database, past every line. */
  databaseUrl: string;
  ledger: Ledger;
  photosDir: string;
  /** Files with the logs of all processes, a JSON object a line. */
  logs: string[];
}

const EXAMPLES = 5;

/** Holds what the product has against what the ledger knows. Writes into a schema `faults` of that database. */
export async function checkHistory(evidence: Evidence): Promise<Verdict[]> {
  const client = new pg.Client({ connectionString: evidence.databaseUrl });
  await client.connect();
  try {
    await client.query(TABLES);
    await loadLedger(client, evidence);
    const verdicts: Verdict[] = [];
    for (const { id, words, query } of INVARIANTS) {
      const { rows } = await client.query(query).catch((cause: unknown) => {
        throw new Error(`The query of ${id} is wrong`, { cause });
      });
      verdicts.push({ id, words, count: rows.length, examples: rows.slice(0, EXAMPLES) });
    }
    return verdicts;
  } finally {
    await client.end();
  }
}

async function loadLedger(client: pg.Client, { ledger, photosDir, logs }: Evidence): Promise<void> {
  const load = (table: string, rows: object[]) =>
    client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
      JSON.stringify(rows),
    ]);
  const each = <K, V, R>(map: Map<K, V>, row: (key: K, value: V) => R) => [...map].map(([k, v]) => row(k, v));
  await load(
    'h_tap',
    each(ledger.taps, (_, t) => ({ ...t, run_id: t.runId, operator_id: t.operatorId, pos: t.taskIndex })),
  );
  await load(
    'h_ack',
    each(ledger.acks, (wamid, n) => ({ wamid, n })),
  );
  await load(
    'h_sent',
    ledger.sent.map((s) => ({ ...s, operator_id: s.operatorId, run_id: s.runId, pos: s.taskIndex })),
  );
  await load(
    'h_told',
    each(ledger.told, (key, rank) => ({ key, rank })),
  );
  await load('h_media', [...ledger.photos.values()]);
  await load(
    'h_run',
    each(ledger.runs, (run_id, r) => ({ run_id, ...r, handed: r.holders.length > 1 })),
  );
  await load('h_file', await hashFiles(photosDir));
  await load('h_handled', await readHandled(logs));
  await client.query('ANALYZE h_tap, h_ack, h_sent, h_told, h_run, h_handled');
}
