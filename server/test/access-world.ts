import { roles } from '../../shared/words.ts';
import { hashPassword } from '../accounts/password.ts';
import { type Manager, signIn } from './manager.ts';
import { makePlant } from './plant.ts';
import { accessPolicy } from './testdata/access-policy.ts';
import { type Ids, writes } from './testdata/writes.ts';
import { startWorld, type World } from './world.ts';

export const PASSWORD = 'a-good-test-password';
export const NOBODY_HAS = { int: '2147483647', uuid: '11111111-1111-4111-8111-111111111111' };

/** The least who may call a route, as `accessPolicy` has it. */
export const access = new Map(
  Object.entries(accessPolicy).flatMap(([who, routes]) => routes.map((route) => [route, who] as const)),
);
/** The routes that are for some and not for others by who they are. */
export const routes = [...access.keys()].filter(
  (route) => access.get(route) !== 'itself' && route !== 'GET /{*page}',
);

export interface AccessWorld {
  world: World;
  /** One of each role; `other`: one more manager; `disabled` and `left`: admins whose sessions are good no more. */
  actors: Record<string, Manager>;
  /** What is there to be called. */
  ids: Ids;
  /** Whatever the status; what streams without end is left at once. */
  ask(
    token: string | null,
    route: string,
    path: string,
    body?: string,
  ): Promise<{ status: number; text: string }>;
  /** What is wrong with how these are let in, route by route, and how many were asked. */
  letIn(who: Record<string, (route: string) => boolean>): Promise<{ asked: number; wrong: unknown[] }>;
}

/** The whole product, with somebody of every kind, and something of every kind. */
export async function startAccessWorld(): Promise<AccessWorld> {
  const world = await startWorld();
  const plant = await makePlant(world);
  const another = await makePlant(world);
  const assigned = await plant.assign(3);
  const passwordHash = await hashPassword(PASSWORD);
  const people = {
    ...Object.fromEntries(roles.map((role) => [role, role])),
    other: 'manager',
    disabled: 'admin',
    left: 'admin',
  };
  const actors: Record<string, Manager> = {};
  for (const [name, role] of Object.entries(people)) {
    const email = `${name}@example.org`;
    await world.database.sql('INSERT INTO users (email, name, role, password_hash) VALUES ($1, $2, $3, $4)', [
      ...[email, name, role, passwordHash],
    ]);
    actors[name] = await signIn(world.kinto.url, { email, password: PASSWORD });
  }
  const { items } = await world.manager.get<{ items: { id: string; email: string }[] }>('/api/users');
  const idOf = (name: string) => items.find(({ email }) => email === `${name}@example.org`)?.id ?? '';
  await world.manager.patch(`/api/users/${idOf('disabled')}`, { disabled: true });
  await actors.left?.post('/api/auth/logout');
  const made = (kind: string, body: object) => world.manager.post<{ id: number }>(`/api/${kind}`, body);
  const ids: Ids = {
    assignment: assigned.id,
    submission: assigned.submissionId,
    conversation: assigned.session?.id ?? '',
    template: (await made('templates', { name: 'To be changed', tasks: [{ taskName: 'Belt' }] })).id,
    machine: (await made('machines', { name: 'To be changed' })).id,
    operator: plant.operatorId,
    otherOperator: another.operatorId,
    user: idOf('viewer'),
    phoneNumber: plant.phoneNumber,
  };
  const ask: AccessWorld['ask'] = async (token, route, path, body) => {
    const [method = ''] = route.split(' ');
    const answer = await fetch(world.kinto.url + path, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(method !== 'GET' && { body: body ?? '{}' }),
    });
    const streams = answer.headers.get('content-type')?.startsWith('text/event-stream');
    if (streams) await answer.body?.cancel();
    return { status: answer.status, text: streams ? '' : await answer.text() };
  };
  const tokens: Record<string, string | null> = {
    nobody: null,
    forger: `${actors.admin?.token.slice(0, -2)}AA`,
    ...Object.fromEntries(Object.entries(actors).map(([name, { token }]) => [name, token])),
  };
  return {
    ...{ world, actors, ids, ask },
    async letIn(who) {
      const wrong: unknown[] = [];
      let asked = 0;
      for (const route of routes)
        for (const [name, wanted] of Object.entries(who)) {
          // Whoever is let in must not leave or change a password here: others go on with them.
          if (!wanted(route) || (writes[route]?.once && rankOf(name) >= leastOf(route))) continue;
          const body = JSON.stringify(writes[route]?.body(ids) ?? {});
          const { status } = await ask(tokens[name] ?? null, route, pathOf(route), body);
          if (!isRight(route, name, status)) wrong.push([route, name, status]);
          asked++;
        }
      return { asked, wrong };
    },
  };
}

/** -1 for those who are not signed in. */
const rankOf = (name: string) => roles.indexOf(name as (typeof roles)[number]);
/** The lowest rank that a route lets in; 0 when any will do. */
export const leastOf = (route: string) => Math.max(0, rankOf(access.get(route) ?? ''));

function isRight(route: string, name: string, status: number): boolean {
  // Without an invitation nobody may register.
  if (access.get(route) === 'public')
    return status < 500 && (status !== 403 || route === 'POST /api/auth/register');
  if (rankOf(name) < 0) return status === 401;
  if (rankOf(name) < leastOf(route)) return status === 403;
  return route.includes(':id') ? status === 404 : status < 500 && status !== 401 && status !== 403;
}

export const takesUuid = (route: string) =>
  /users|sessions|invitations|connection|assignments|conversations|submissions/.test(route);

/** The path with an id that nobody has: whoever is let in gets no further. */
export const pathOf = (route: string, id = takesUuid(route) ? NOBODY_HAS.uuid : NOBODY_HAS.int) =>
  (route.split(' ')[1] ?? '')
    .replace(/:id/, encodeURIComponent(id))
    .replace(':version', '1')
    .replace(/\/export$/, '/export?format=csv');
