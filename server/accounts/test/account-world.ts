import cookieParser from 'cookie-parser';
import type { QueryResult } from 'pg';
import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Role } from '../../../shared/words.ts';
import { answerError } from '../../http/answer-error.ts';
import { createApi } from '../../http/create-api.ts';
import { createExpress } from '../../http/create-express.ts';
import { jsonBody } from '../../http/json-body.ts';
import { requestId } from '../../http/request-id.ts';
import { sameOrigin } from '../../http/same-origin.ts';
import { createLogger } from '../../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { authenticator } from '../authenticator.ts';
import { bootstrapAdmin } from '../bootstrap-admin.ts';
import { hashPassword } from '../password.ts';
import { accountRoutes } from '../routes.ts';

export const ADMIN = { email: 'admin@plant.example', password: 'correct horse battery' };
export const START = new Date('2026-11-20T08:00:00Z');
const secrets = { access: 'a'.repeat(32), refresh: 'r'.repeat(32) };

/** What a test of accounts sees: a clock to set, what was logged and counted, and the routes over HTTP. */
export interface AccountWorld {
  now: Date;
  lines: string[];
  attempts: string[];
  tooMany: number;
  context: ReturnType<typeof contextOf>;
  /** Starts `acts` while `lock` is held, and lets go when all of them wait for a lock: as close as a race can be. */
  race<T>(lock: string, acts: (() => PromiseLike<T>)[]): Promise<T[]>;
  sql(query: string, values?: unknown[]): Promise<QueryResult>;
  serve(options?: { publicUrl: string | null }): ReturnType<typeof createExpress>;
  client(options?: { publicUrl: string | null }): ReturnType<typeof supertest>;
  withAdmin(): ReturnType<typeof bootstrapAdmin>;
  signIn(credentials?: typeof ADMIN): Promise<SignedIn>;
  /** Another user of that role and with the admin's password, signed in. */
  signInAs(role: Role, name?: string): Promise<SignedIn>;
  /** A request with a token, and its answer. */
  ask(
    token: string,
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    body?: object,
  ): supertest.Test;
  /** The status that a token gets where signing in is needed. */
  asBearer(token: string, path?: string): Promise<number>;
}

interface SignedIn {
  token: string;
  refreshToken: string;
  user: { id: string };
}

/** Call it at the top of a test file: a database for the file, emptied of accounts after each test. */
export function accountWorld(): AccountWorld {
  let database: TestDatabase;
  const fresh = () => ({ now: START, lines: [] as string[], attempts: [] as string[], tooMany: 0 });
  const client: AccountWorld['client'] = (options) => supertest(world.serve(options));
  const world: AccountWorld = {
    ...fresh(),
    context: {} as AccountWorld['context'],
    client,
    sql: (query, values) => database.pool.query(query, values),
    race: (lock, acts) => race(database, lock, acts),
    serve: ({ publicUrl } = { publicUrl: null }) => serve(world, publicUrl),
    withAdmin: () => bootstrapAdmin(world.context, ADMIN),
    signIn: async (credentials = ADMIN) => {
      const answer = await client().post('/api/auth/login').send(credentials);
      expect(answer.status).toBe(200);
      return answer.body;
    },
    signInAs: async (role, name = role) => {
      const email = `${name}@plant.example`;
      await database.pool.query(
        'insert into users (email, name, role, password_hash, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)',
        [email, name, role, await hashPassword(ADMIN.password), world.now],
      );
      return world.signIn({ email, password: ADMIN.password });
    },
    ask: (token, method, path, body) =>
      client()[method](path).set('authorization', `Bearer ${token}`).send(body),
    asBearer: async (token, path = '/api/protected') =>
      (await client().get(path).set('authorization', `Bearer ${token}`)).status,
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    world.context = contextOf(world, database);
  });
  beforeEach(() => void Object.assign(world, fresh()));
  afterEach(() => database.pool.query('truncate users, rate_limits, audit_log cascade'));
  afterAll(async () => {
    await database.drop();
    // A closed server's handle goes at the end of the next turn of the event loop.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  });
  return world;
}

async function race<T>({ pool }: TestDatabase, lock: string, acts: (() => PromiseLike<T>)[]): Promise<T[]> {
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query(lock);
  let settled = false;
  const running = Promise.all(acts.map((act) => act())).finally(() => {
    settled = true;
  });
  const waiting = `select count(*)::int n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while (!settled && (await pool.query(waiting)).rows[0].n < acts.length) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await holder.query('rollback');
  holder.release();
  return running;
}

function contextOf(world: AccountWorld, { pool, db }: TestDatabase) {
  const log = createLogger({
    level: 'info',
    destination: { write: (line) => void world.lines.push(line) },
  });
  return { pool, db, clock: () => world.now, log };
}

/** The account routes as the product serves them. */
function serve(world: AccountWorld, publicUrl: string | null) {
  const { context } = world;
  const api = createApi({
    context,
    authenticate: authenticator({ context, secrets, publicUrl }),
    announce: () => {},
  });
  const onAttempt = (result: string) => void world.attempts.push(result);
  accountRoutes(api, { pool: context.pool, secrets, publicUrl, onAttempt });
  const app = createExpress();
  app.use(requestId());
  app.use('/api', jsonBody(), cookieParser(), sameOrigin({ publicUrl }));
  app.use(api.router);
  app.use(answerError({ log: context.log, onTooMany: () => world.tooMany++ }));
  return app;
}
