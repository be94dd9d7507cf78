import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../manager.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const HOSTILE = '<img src=x onerror=alert(1)> عُثمان 🔧';
const OTTO = { email: 'otto@plant.example', password: 'a long password' };
const sql = async (query: string, values?: unknown[]) =>
  (await pages.world.database.pool.query(query, values)).rows;

test('An admin invites somebody, gives another role, and disables: each counts on the other’s page at once', async () => {
  const page = await pages.open('/people');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByLabel('E-mail').fill('not an address');
  await dialog.getByRole('radio', { name: 'Manager' }).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByText('Is not an e-mail address').waitFor();
  await dialog.getByLabel('E-mail').fill(OTTO.email);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expectGoodPage(page, 'people-invited', dialog.getByLabel('Link'));
  const link = await dialog.getByLabel('Link').inputValue();
  expect(link).toMatch(/\/invitation#[\w-]{43}$/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByTestId('invitation').getByText(OTTO.email).waitFor();

  const otto = await pages.open(new URL(link).pathname + new URL(link).hash, { credentials: null });
  await expectGoodPage(otto, 'invitation', otto.getByText('Your role will be manager.'));
  expect(await otto.getByLabel('E-mail').inputValue()).toBe(OTTO.email);
  await otto.getByLabel('Your name').fill(HOSTILE);
  await otto.getByLabel('New password').fill(OTTO.password);
  await otto.getByRole('button', { name: 'Create account' }).click();
  await otto.getByRole('heading', { name: 'Today', exact: true }).waitFor();
  expect(await otto.getByRole('link', { name: 'People' }).count()).toBe(0);

  // The list on the admin's page has moved by itself.
  const row = page.getByTestId('person').filter({ hasText: HOSTILE });
  await row.waitFor();
  await page.getByTestId('invitation').waitFor({ state: 'detached' });
  await expectGoodPage(page, 'people', row);
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Change name or role' }).click();
  await dialog.getByRole('radio', { name: 'Admin' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await otto.getByRole('link', { name: 'People' }).waitFor();
  expect(await sql('select role from users where email = $1', [OTTO.email])).toEqual([{ role: 'admin' }]);

  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await otto.waitForURL('**/sign-in?**');
  await row.getByText('Disabled').waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: 'This invitation does not work' }).waitFor();
  await otto.context().close();
  await page.context().close();
});

test('Two admins edit one person: the later one is told who was faster, and looks at what is there now', async () => {
  const page = await pages.open('/people?search=otto');
  const row = page.getByTestId('person');
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Change name or role' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Otto the first');
  const [otto] = await sql('select id from users where email = $1', [OTTO.email]);
  await pages.world.manager.patch(`/api/users/${otto.id}`, { name: 'Otto the second', disabled: false });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Admin changed this after you opened it.').waitFor();
  expect(await sql('select name from users where id = $1', [otto.id])).toEqual([{ name: 'Otto the second' }]);
  await row.getByText('Otto the second').waitFor();
  await dialog.getByRole('button', { name: 'Show what it says now' }).click();
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Otto the second');
  await dialog.getByLabel('Name').fill('Otto');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Otto', { exact: true }).waitFor();
  await page.context().close();
});

test('The last active admin stays', async () => {
  await sql(`update users set role = 'manager' where email = $1`, [OTTO.email]);
  const page = await pages.open('/people?role=admin');
  await page.getByRole('button', { name: 'Actions for Admin' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByText('This is the last active admin.').waitFor();
  await page.context().close();
});

test('The audit log says who did what, with before and after, and is narrowed down by the address', async () => {
  const { manager } = pages.world;
  const { items } = await manager.get<{ items: { id: number; name: string; updatedAt: string }[] }>(
    '/api/machines',
  );
  const machine = items[0] ?? expect.fail();
  await manager.patch(`/api/machines/${machine.id}`, {
    name: `${machine.name} ${HOSTILE}`,
    location: 'Hall 2',
  });
  const page = await pages.open('/audit');
  const act = page.getByTestId('act').filter({ hasText: 'Changed the machine' });
  await expectGoodPage(page, 'audit', act);
  await act
    .getByText('became')
    .or(act.getByRole('img', { name: 'became' }))
    .first()
    .waitFor();
  expect(await act.innerText()).toContain(HOSTILE);
  await act.getByRole('link', { name: /^Show only acts on/ }).click();
  await page.waitForURL('**/audit?subjectKind=machine&**');
  await page.getByTestId('act').filter({ hasText: 'Invited' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Show all acts' }).click();
  await page.getByTestId('act').filter({ hasText: 'Invited' }).waitFor();

  await page.getByRole('combobox', { name: 'What' }).fill('Disabled');
  await page.getByRole('option', { name: 'Disabled the user' }).click();
  await page.waitForURL('**/audit?action=user.disable');
  await page.getByTestId('act').filter({ hasText: 'Invited' }).waitFor({ state: 'detached' });
  expect(await page.getByTestId('act').count()).toBe(1);
  await page.getByLabel('To day').fill('2020-01-01');
  await page.getByText('No act found').waitFor();
  await page.goBack();
  await page.context().close();
});

test('Who is no admin is told which role it takes, by the page and by the server', async () => {
  const page = await pages.open('/people', { credentials: OTTO });
  await expectGoodPage(page, 'people-no-permission', page.getByText('People are an admin’s matter'));
  await page.goto(`${pages.world.kinto.url}/audit`);
  await page.getByText('The audit log is for admins').waitFor();
  const manager = await signIn(pages.world.kinto.url, OTTO);
  for (const path of ['/api/users', '/api/users/invitations', '/api/audit'])
    expect((await manager.ask('GET', path)).status).toBe(403);
  await page.context().close();
  expect(pages.faults).toEqual([]);
});
