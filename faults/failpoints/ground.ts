import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../server/db/embedded/start-embedded.ts';
import { createLogger } from '../../server/log/logger.ts';
import { signIn } from '../../server/test/manager.ts';
import { startProduct } from '../../server/test/product-process.ts';

/** Speed for safety: it is the product that dies here, never the database. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };
export const PHONES = ['+12025550120', '+12025550121'];
export const TASKS = 3;

/** A PostgreSQL of its own with a database that has all that is there before the first assignment; runs get copies of it. */
export interface Ground {
  token: string;
  templateId: number;
  machineId: number;
  operatorIds: number[];
  /** @param options.empty without even the migrations */
  copy(options?: { empty?: boolean }): Promise<Copy>;
  /** What a process of the product is started with, besides its database and the Cloud API. */
  variables(folder: string): Record<string, string>;
  close(): Promise<void>;
}

export interface Copy {
  url: string;
  sql<Row = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function prepareGround(main: string): Promise<Ground> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-failpoints-'));
  const log = createLogger({ level: 'error' });
  const server = await startEmbedded({ dataDir: folder, log, settings: SETTINGS });
  const admin = openPool(server.url, 4);
  const close = async () => {
    await admin.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const urlOf = (name: string) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  let copies = 0;
  const copy: Ground['copy'] = async ({ empty = false } = {}) => {
    const name = `failpoint_${++copies}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : 'seeded'}`);
    const pool = openPool(urlOf(name), 2);
    return {
      url: urlOf(name),
      sql: async (statement, values = []) => (await pool.query(statement, values)).rows,
      async drop() {
        await pool.end();
        await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  };
  try {
    await admin.query('CREATE DATABASE seeded TEMPLATE template0');
    const seeded = await seed(main, { ...variablesIn(folder), DATABASE_URL: urlOf('seeded') });
    return { ...seeded, copy, variables: variablesIn, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  // Dropping a database, or stopping the server, may be faster than the farewell of a connection.
  pool.on('error', () => {});
  return pool;
}

const variablesIn = (folder: string) => ({
  NODE_ENV: 'test',
  DATA_DIR: path.join(folder, 'data'),
  WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
  // The same for all, so that who is signed in is so in every copy.
  JWT_SECRET: 'the-secret-of-all-runs-with-failpoints',
  JWT_REFRESH_SECRET: 'another-secret-of-all-runs-with-failpoints',
  WHATSAPP_ACCESS_TOKEN: 'the-token-of-the-runs',
  WHATSAPP_APP_SECRET: 'the-app-secret-of-the-runs-with-failpoints',
  WHATSAPP_VERIFY_TOKEN: 'the-verify-token-of-the-runs',
  WHATSAPP_API_URL: 'http://127.0.0.1:9',
  ADMIN_EMAIL: ADMIN.email,
  ADMIN_PASSWORD: ADMIN.password,
});

async function seed(main: string, variables: Record<string, string>) {
  const product = await startProduct(variables, () => {}, main);
  try {
    const manager = await signIn(product.url, ADMIN);
    const made = async (what: string, body: unknown) =>
      (await manager.post<{ id: number }>(`/api/${what}`, body)).id;
    const machineId = await made('machines', { name: 'Filler' });
    const operatorIds: number[] = [];
    for (const [i, phoneNumber] of PHONES.entries())
      operatorIds.push(await made('operators', { name: `Operator ${i + 1}`, phoneNumber }));
    const tasks = Array.from({ length: TASKS }, (_, i) => ({ taskName: `Task ${i + 1}` }));
    const templateId = await made('templates', { name: 'Daily', tasks });
    return { token: manager.token, templateId, machineId, operatorIds };
  } finally {
    await product.terminate();
  }
}
