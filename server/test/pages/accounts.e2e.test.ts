import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrapAdmin } from '../../accounts/bootstrap-admin.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld({ seeded: false });
});
afterAll(() => pages.stop());

const MIRA = {
  name: 'Mira <img src=x onerror=alert(1)>',
  email: 'mira@plant.example',
  password: 'a long password',
};
const ANYBODY = { credentials: null };
const sql = async (query: string, values?: unknown[]) =>
  (await pages.world.database.pool.query(query, values)).rows;
/** A browser of one's own, signed in by itself: the session is nobody else's. */
async function enter(path: string, { email, password }: { email: string; password: string }) {
  const page = await pages.open('/kinto.svg', ANYBODY);
  const answer = await page.request.post(`${pages.world.kinto.url}/api/auth/login`, {
    data: { email, password },
  });
  expect(answer.status()).toBe(200);
  await page.goto(pages.world.kinto.url + path);
  return page;
}
const codeOf = (secret: string) =>
  generateSync({ secret: secret.replaceAll(' ', ''), epoch: Date.now() / 1000 });

test('With no user yet the first page makes the admin', async () => {
  await sql('truncate users cascade');
  const page = await pages.open('/', ANYBODY);
  await page.waitForURL('**/welcome');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@plant.example');
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('Must have at least 10 characters').waitFor();
  await page.getByLabel('New password').fill('a long password');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL('**/setup');
  expect(await sql('select email, role, provisional from users')).toEqual([
    { email: 'ada@plant.example', role: 'admin', provisional: false },
  ]);
  await page.context().close();
});

test('A generated password leads to an account of one’s own, and is out of the address at once', async () => {
  await sql('truncate users cascade');
  const made = await bootstrapAdmin(pages.world.kinto.context, { email: null, password: null });
  const door = await pages.open('/', ANYBODY);
  await expectGoodPage(door, 'sign-in', door.getByRole('link', { name: 'Make the account yours' }));
  await door.context().close();
  const page = await pages.open(`/welcome#${made?.password}`, ANYBODY);
  await expectGoodPage(page, 'welcome', page.getByLabel('One-time password'));
  expect(page.url()).toMatch(/\/welcome$/);
  expect(await page.getByLabel('One-time password').inputValue()).toBe(made?.password);
  await page.getByLabel('Your name').fill(MIRA.name);
  await page.getByLabel('E-mail').fill(MIRA.email);
  await page.getByLabel('New password').fill(MIRA.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/setup');
  expect(await sql('select name, email, provisional from users')).toEqual([
    { name: MIRA.name, email: MIRA.email, provisional: false },
  ]);
  await page.goto(`${pages.world.kinto.url}/welcome`);
  await page.getByRole('heading', { name: 'The first admin is there already' }).waitFor();
  await page.context().close();
});

test('Two tabs whose session has run out go on without signing in', async () => {
  const first = await enter('/account', MIRA);
  const second = await first.context().newPage();
  await second.goto(`${pages.world.kinto.url}/account`);
  await second.getByRole('heading', { name: 'Your account' }).waitFor();
  const [before] = await sql('select refresh_hash from auth_sessions where revoked_at is null');
  await sql(`update auth_sessions set expires_at = now() - interval '1 hour'`);
  await Promise.all([first.reload(), second.reload()]);
  for (const page of [first, second]) await page.getByText('This browser').waitFor();
  const [after] = await sql('select refresh_hash, revoked_at from auth_sessions where expires_at > now()');
  expect(after.revoked_at).toBeNull();
  expect(after.refresh_hash).not.toEqual(before.refresh_hash);
  await sql(`update auth_sessions set expires_at = now() - interval '1 hour', revoked_at = now()`);
  await second.reload();
  await second.waitForURL('**/sign-in?**');
  await first.context().close();
});

test('One’s own account: name, password, sessions, and a code as the second step', async () => {
  const elsewhere = await enter('/account', MIRA);
  const page = await pages.open('/sign-in', ANYBODY);
  const signIn = async (password: string) => {
    await page.getByTestId('sign-in-email').fill(MIRA.email);
    await page.getByTestId('sign-in-password').fill(password);
    await page.getByTestId('sign-in-submit').click();
  };
  await signIn(MIRA.password);
  await page.getByRole('button', { name: `Signed in as ${MIRA.name}` }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.waitForURL('**/account');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Signed in as Mira' }).waitFor();
  await page.getByTestId('session').nth(1).waitFor();

  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill('not it at all');
  await dialog.getByLabel('New password').fill('another long one');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await dialog.getByText('Is not your password').waitFor();
  await dialog.getByLabel('Current password').fill(MIRA.password);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Password changed').waitFor();
  // The other browser is out by itself, within moments.
  await elsewhere.waitForURL('**/sign-in?**');
  await elsewhere.context().close();

  const secondStep = page.getByRole('region', { name: 'Two-step sign-in' });
  await secondStep.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByLabel('Your password').fill('another long one');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expectGoodPage(page, 'account-code', dialog.getByTestId('totp-secret'));
  const secret = await dialog.getByTestId('totp-secret').innerText();
  await dialog.getByLabel('Code of the app').fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByTestId('recovery-code').first().waitFor();
  const recovery = await dialog.getByTestId('recovery-code').allInnerTexts();
  expect(recovery).toHaveLength(8);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectGoodPage(page, 'account', secondStep.getByText('8 recovery codes are left.'));

  await page.getByRole('button', { name: 'Signed in as Mira' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await signIn('another long one');
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
  await page.getByTestId('sign-in-code').fill('000000');
  await page.getByTestId('sign-in-code-submit').click();
  await expectGoodPage(page, 'sign-in-code', page.getByText('This code is wrong'));
  await page.getByTestId('sign-in-code').fill(recovery[0] ?? '');
  await page.getByTestId('sign-in-code-submit').click();
  await page.getByRole('button', { name: 'Signed in as Mira' }).waitFor();
  expect(await sql('select count(*)::int n from recovery_codes where used_at is null')).toEqual([{ n: 7 }]);
  await page.context().close();
  expect(pages.faults).toEqual([]);
});
