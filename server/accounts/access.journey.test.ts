import { expect, test } from 'vitest';
import * as account from '../../shared/contracts/account.ts';
import * as auth from '../../shared/contracts/auth.ts';
import * as people from '../../shared/contracts/people.ts';
import type { Endpoint } from '../../shared/endpoint.ts';
import { roles } from '../../shared/words.ts';
import { accountWorld } from './test/account-world.ts';

const world = accountWorld();
const isContract = (value: unknown): value is Endpoint =>
  value instanceof Object && 'path' in value && 'access' in value;
const contracts = [account, auth, people]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter(isContract);

/** An id of nobody's, and no body: a request that gets past the access check is refused for another reason, and changes nothing. */
const pathOf = ({ path }: Endpoint) => path.replace(':id', '11111111-1111-4111-8111-111111111111');
const methodOf = ({ method }: Endpoint) => method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';

test('every route of accounts is for whom its contract says, role by role', async () => {
  expect(contracts.length).toBe(25);
  await world.withAdmin();
  for (const role of roles) {
    const { token } = await world.signInAs(role, `the-${role}`);
    for (const contract of contracts) {
      if (contract.path === auth.logout.path) continue;
      const { status } = await world.ask(token, methodOf(contract), pathOf(contract));
      const forbidden = contract.access === 'admin' && role !== 'admin';
      expect([contract.path, role, status === 403]).toEqual([contract.path, role, forbidden]);
    }
  }
});

test('without a session everything but the door is 401', async () => {
  await world.withAdmin();
  for (const contract of contracts) {
    const { status, body } = await world.client()[methodOf(contract)](pathOf(contract));
    if (contract.access === 'public') expect([contract.path, status]).not.toEqual([contract.path, 403]);
    else expect([contract.path, status, body.error.code]).toEqual([contract.path, 401, 'unauthenticated']);
  }
});
