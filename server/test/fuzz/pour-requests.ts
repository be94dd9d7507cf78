import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { makePlant } from '../plant.ts';
import type { World } from '../world.ts';
import type { Meaningful } from './from-schema.ts';
import { type HostileRequest, hostileRequest, type Route, routesOf } from './hostile-request.ts';

/** Longer than anything may take, on a machine that is busy with something else too. */
const HUNG_MS = 60_000;
const MOST_AT_ONCE = 10;
/** What a refusal may say [the contract of every route]; 0 would be no answer. */
const REFUSALS = new Set([400, 401, 403, 404, 409, 413, 429]);

export interface PouredRoute {
  route: string;
  sent: number;
  /** How many got past the contract. */
  succeeded: number;
  slowestMs: number;
}

/** Every route of the product, as its own document has them. */
export async function routes(world: World): Promise<Route[]> {
  const response = await fetch(`${world.kinto.url}/api/openapi.json`);
  return routesOf((await response.json()) as Parameters<typeof routesOf>[0]);
}

/** What exists in this world: one of everything, so that requests get as far as a verb's work. */
export async function makeMeaningful(world: World): Promise<Meaningful> {
  const { manager } = world;
  const plant = await makePlant(world);
  const assigned = await plant.assign([{ taskName: 'Oil' }, { taskName: 'Pressure', answerType: 'number' }]);
  await world.settled();
  await world.phone(plant.phoneNumber).text('ok');
  await world.settled();
  const ids = async (path: string) => {
    const { items } = await manager.get<{ items: { id: unknown }[] }>(path);
    return items.map(({ id }) => id);
  };
  const invited = await manager.post<{ id: string }>('/api/users/invitations', {
    role: 'manager',
    email: 'mo@example.com',
  });
  const [machines, operators, templates] = [
    await ids('/api/machines'),
    await ids('/api/operators'),
    await ids('/api/templates'),
  ];
  const sessions = assigned.session ? [assigned.session.id] : [];
  return {
    ...{
      'machines.id': machines,
      'operators.id': operators,
      'templates.id': templates,
      'users.id': [invited.id],
    },
    ...{ machineId: machines, operatorId: operators, templateId: templates },
    ...{ 'assignments.id': [assigned.id], assignmentId: [assigned.id], 'conversations.id': sessions },
    ...{ 'submissions.id': [assigned.submissionId], submissionId: [assigned.submissionId] },
    ...{ to: [plant.phoneNumber], phoneNumber: [plant.phoneNumber, '+12025550177'], version: [1, 2] },
    cursor: cursors,
  };
}

/** Where a page ended, as nobody ever was told: keys of every kind, in the form of a cursor. */
const cursors = [
  [],
  [1],
  ['a'],
  ['a', 1],
  ['2026-11-21 00:00:00+00', 1],
  ['2026-11-21 00:00:00+00', 'x'],
  ['not a time', 1],
  ['not a time', 'x'],
  ['', ''],
  ['\u0000', '\u0000'],
  ['infinity', '00000000-0000-0000-0000-000000000000'],
  ['294277-01-01', 2 ** 31],
  ['a', 'b', 'c'],
  ['a', 'b', 1],
  [1, 2, 3],
  [1e300, 1],
  [null, null],
].map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));

/**
 * Sends so many hostile requests to one route, signed in as an admin; every answer must be one that its contract knows.
 * @throws what fast-check says of the smallest that was not
 */
export async function pourRequests(
  world: World,
  route: Route,
  meaningful: Meaningful,
  { total, seed }: { total: number; seed: number },
): Promise<PouredRoute> {
  const poured: PouredRoute = { route: `${route.method} ${route.path}`, sent: 0, succeeded: 0, slowestMs: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_AT_ONCE });
  const batch = fc.array(hostileRequest(route, meaningful), {
    minLength: 1,
    maxLength: MOST_AT_ONCE,
    size: 'max',
  });
  const property = fc.asyncProperty(batch, async (requests) => {
    const answers = await Promise.all(requests.map((one) => send(world, agent, one)));
    for (const [i, { status, ms, text }] of answers.entries()) {
      poured.sent++;
      poured.slowestMs = Math.max(poured.slowestMs, ms);
      if (status === route.status) poured.succeeded++;
      else if (!REFUSALS.has(status) && !isUnchanged(requests[i], status))
        throw new Error(`${status}: ${inWords(requests[i])}\n${text.slice(0, 300)}`);
    }
  });
  try {
    for (let round = 0; poured.sent < total; round++)
      await fc.assert(property, {
        seed: seed + round,
        numRuns: Math.ceil((total - poured.sent) / MOST_AT_ONCE),
      });
  } finally {
    agent.destroy();
  }
  return poured;
}

/** HTTP's own answer to a condition that does not hold. */
const isUnchanged = (sent: HostileRequest | undefined, status: number) =>
  status === 304 && sent?.headers['if-none-match'] !== undefined;

const inWords = (sent: HostileRequest | undefined) =>
  sent &&
  `${sent.method} ${sent.path.slice(0, 500)} ${JSON.stringify(sent.headers)} ${String(sent.body).slice(0, 1_000)}`;

interface Answer {
  status: number;
  ms: number;
  text: string;
}

/** Signing out would end the session that everything else is sent with. */
const bearerOf = (world: World, path: string): Record<string, string> =>
  path.startsWith('/api/auth/logout') ? {} : { authorization: `Bearer ${world.manager.token}` };

function send(world: World, agent: Agent, { method, path, headers, body }: HostileRequest): Promise<Answer> {
  const began = performance.now();
  const length: Record<string, string> = body ? { 'content-length': String(body.length) } : {};
  return new Promise((resolve) => {
    const answer = (status: number, text: string) => resolve({ status, text, ms: performance.now() - began });
    const sent = request(
      world.kinto.url + path,
      { agent, method, headers: { ...headers, ...bearerOf(world, path), ...length }, timeout: HUNG_MS },
      (response) => {
        let text = '';
        response
          .on('data', (chunk) => {
            text += text.length < 1_000 ? String(chunk) : '';
          })
          .on('end', () => answer(response.statusCode ?? 0, text))
          .on('error', () => answer(0, 'cut off'));
      },
    );
    sent
      .on('timeout', () => sent.destroy())
      .on('error', (error) => answer(0, String(error)))
      .end(body ?? undefined);
  });
}
