import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assignment } from '../../../shared/contracts/assignments.ts';
import { expectGoodPage, type PageWorld, PHONE, startPageWorld } from './page-world.ts';

let pages: PageWorld;
const HOSTILE = '<img src=x onerror=alert(1)> مشغّل 🧑‍🏭';
beforeAll(async () => {
  pages = await startPageWorld();
  const { manager } = pages.world;
  for (let n = 1; n <= 10; n++)
    await manager.post('/api/machines', { name: `Filler ${n}`, code: `F-${n}`, location: 'Hall B' });
  await manager.post('/api/operators', { name: HOSTILE, phoneNumber: '+12025550188' });
});
afterAll(() => pages.stop());

const sql = async <T extends object>(query: string, values: unknown[] = []) =>
  (await pages.world.database.pool.query<T>(query, values)).rows;
const assignments = async () => (await sql<Assignment>('SELECT * FROM checklist_assignments')).length;
const phoneOf = async (name: string) =>
  pages.world.phone(
    (await sql<{ phone_number: string }>('SELECT phone_number FROM operators WHERE name = $1', [name]))[0]
      ?.phone_number ?? '',
  );

type List = 'Checklist template' | 'Machines' | 'Operators';
async function pick(page: Page, list: List, ...options: string[]): Promise<void> {
  for (const option of options) {
    await page.getByRole('combobox', { name: list }).fill(option);
    await page.getByRole('listbox', { name: list }).getByRole('option', { name: option }).first().click();
  }
}

test('Thirty checklists in a minute, by keyboard alone: what is good to know is seen before, and a double click makes nothing twice', async () => {
  const page = await pages.open('/assign');
  await expectGoodPage(page, 'assign', page.getByRole('option', { name: 'Filler 10' }));
  await page.getByTestId('assign-submit').click();
  await page.getByText('Choose a machine or several').waitFor();
  await page.getByTestId('assign-template').focus();
  await page.keyboard.type('air comp');
  await page
    .locator('[role=option][data-combobox-selected]')
    .getByText('Air compressor: daily round')
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('assign-machine').focus();
  await page.keyboard.type('f-');
  await page.getByRole('button', { name: 'Select all 10' }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('assign-operator').focus();
  // Arrow and Enter choose; the choice is one that can be taken back.
  for (const key of ['ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Select all 3' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '30 checklists' }).waitFor();
  await page.getByRole('button', { name: 'In 2 hours' }).press('Enter');
  await page.getByLabel('Note for the operators').fill('Mind the *new* seal');

  const row = (n: number) => page.getByTestId('plan-row').nth(n);
  await row(0).getByText('Asked at once').waitFor();
  await row(3).getByText('Waits in line behind 1').waitFor();
  await row(29).getByText('Waits in line behind 9').waitFor();
  await page.getByRole('alert').getByText('A first contact needs a message template').waitFor();
  await page.getByRole('button', { name: 'Leave out Asha Verma on Filler 10' }).click();
  await page.getByRole('heading', { name: '29 checklists' }).waitFor();
  await page.getByRole('button', { name: 'Take them back in' }).click();
  await expectGoodPage(page, 'assign-plan', row(29));

  await page.getByTestId('assign-submit').dblclick();
  await page.getByText('30 assigned. 3 asked, 27 wait in line.').waitFor();
  expect(await assignments()).toBe(30);
  expect(
    await sql(
      `SELECT DISTINCT note, due_at > now() AS due FROM checklist_assignments WHERE status <> 'cancelled'`,
    ),
  ).toEqual([{ note: 'Mind the *new* seal', due: true }]);
  await pages.world.settled();
  const heard = await (await phoneOf(HOSTILE)).heard();
  expect(heard).toHaveLength(1);
  expect(heard[0]?.text).toContain('Note from your manager: Mind the *new* seal');
  await page.getByRole('link', { name: 'See them on Today' }).click();
  await page.getByTestId('assignment-row').first().waitFor();
  await page.context().close();
});

test('Answers that get lost on the way back: tried again, nothing is made twice; one by one; and leaving asks first', async () => {
  const before = await assignments();
  const page = await pages.open('/assign');
  const rinse = page.getByRole('option', { name: 'Rinse, fill, cap' });
  await rinse.waitFor();
  // Faster than the server: Enter takes what fits, not what stands first.
  await page.getByRole('combobox', { name: 'Checklist template' }).focus();
  await page.keyboard.type('rinse,');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Rinse, fill, cap', selected: true }).waitFor();
  await pick(page, 'Machines', 'Filler 1', 'Filler 2');
  await pick(page, 'Operators', 'Asha', 'Budi');
  await page.getByRole('heading', { name: '4 checklists' }).waitFor();
  await page.getByText('One by one, first with first: 2 checklists').click();
  await page.getByRole('heading', { name: '2 checklists' }).waitFor();
  // The server acts, and its answer never arrives.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/assignments', async (route) => {
    await route.fetch();
    await held;
    await route.abort();
  });
  await page.getByTestId('assign-submit').click();
  await page.getByText('Assigning…').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
    'assign-outcome',
  );
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Machines' }).click();
  await page.getByRole('dialog', { name: 'Assigning is not finished' }).waitFor();
  await page.getByRole('button', { name: 'Stay here' }).click();
  letGo();
  await page.getByText('0 assigned. 2 without an answer.').waitFor();
  await expectGoodPage(page, 'assign-failed', page.getByText('It may be assigned all the same.').first());
  expect(await assignments()).toBe(before + 2);
  await page.unroute('**/api/assignments');
  await page.getByRole('button', { name: 'Try the 2 again' }).click();
  await page.getByText('2 assigned. 2 wait in line.').waitFor();
  await expectGoodPage(page, 'assign-done', page.getByTestId('outcome-row').first());
  expect(await assignments()).toBe(before + 2);

  // The same people and machines stand ready for the next one, and what is open already is said.
  await page.getByRole('button', { name: 'Assign another' }).click();
  await page.getByRole('listbox', { name: 'Checklist template' }).getByText('Recent').waitFor();
  await pick(page, 'Checklist template', 'Rinse');
  await page.getByTestId('plan-row').first().getByText('Open already with Asha Verma').waitFor();
  await page.context().close();
});

test('On a phone one is assigned with a thumb', async () => {
  const before = await assignments();
  const [budi] = await sql<{ id: number }>(`SELECT id FROM operators WHERE name = 'Budi Santoso'`);
  // A page of an operator's leads here with the operator chosen.
  const page = await pages.open(`/assign?operatorId=${budi?.id}`, { viewport: PHONE });
  await page.getByRole('button', { name: 'Remove Budi Santoso' }).waitFor();
  await pick(page, 'Checklist template', 'Rinse');
  await pick(page, 'Machines', 'Rinser');
  await page.getByTestId('assign-submit').click();
  await page.getByText('1 assigned. 1 waits in line.').waitFor();
  expect(await assignments()).toBe(before + 1);
  await page.context().close();
});

test('Acts on one assignment: a note that somebody changed meanwhile, a reminder, another operator, a reason to cancel', async () => {
  const id = (
    await sql<{ id: string }>(`SELECT a.id FROM checklist_assignments a JOIN whatsapp_conversation_sessions s
    ON s.assignment_id = a.id JOIN operators o ON o.id = a.operator_id WHERE o.name = 'Asha Verma' AND s.status = 'active'`)
  )[0]?.id;
  // Only what is in progress: a page of few rows is looked at in less time.
  const page = await pages.open('/?group=in_progress');
  const row = page.locator(`[data-testid="assignment-row"][data-id="${id}"]`);
  const choose = async (name: string) => {
    await row.getByTestId('assignment-actions').click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Change due time or note');
  await page.getByTestId('change-note').fill('Mine');
  await pages.world.manager.patch(`/api/assignments/${id}`, { note: 'Theirs', dueAt: null });
  await page.getByTestId('change-save').click();
  await page.getByText('changed this after you opened it').waitFor();
  await page.getByTestId('change-now').getByText('Note: Theirs').waitFor();
  await expectGoodPage(page, 'assign-conflict', page.getByTestId('change-now'));
  await page.getByTestId('change-save').getByText('Save mine over it').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const saved = await pages.world.manager.get<Assignment>(`/api/assignments/${id}`);
  expect(saved.note).toBe('Mine');
  await page.goto(`${pages.world.kinto.url}/submissions/${saved.submissionId}`);
  await page.getByTestId('assignment-note').getByText('Mine').waitFor();
  await page.goto(`${pages.world.kinto.url}/?group=in_progress`);

  const asha = await phoneOf('Asha Verma');
  await pages.world.settled();
  await asha.text('7.2');
  await pages.world.settled();
  const said = (await asha.heard()).length;
  await choose('Remind now');
  await page.getByTestId('remind-confirm').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await asha.hears(said)).text).toContain('Question 2 of');
  await choose('Remind now');
  await page.getByTestId('remind-confirm').click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();

  await choose('Give to another operator');
  await page.getByTestId('reassign-confirm').click();
  await page.getByText('Choose an operator').waitFor();
  await page.getByTestId('operator-picker').click();
  await page.getByRole('option', { name: 'Budi Santoso' }).click();
  await expectGoodPage(page, 'assign-hand-over', page.getByTestId('reassign-confirm'));
  await page.getByTestId('reassign-confirm').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${pages.world.kinto.url}/?group=waiting`);
  await row.getByText('Budi Santoso').waitFor();
  expect(await pages.world.manager.get<Assignment>(`/api/assignments/${id}`)).toMatchObject({
    operatorName: 'Budi Santoso',
    session: { answered: 1 },
  });

  await choose('Cancel assignment');
  await page.getByTestId('cancel-reason').fill(HOSTILE);
  await page.getByTestId('cancel-confirm').click();
  await row.waitFor({ state: 'detached' });
  expect(await pages.world.manager.get<Assignment>(`/api/assignments/${id}`)).toMatchObject({
    status: 'cancelled',
    cancelReason: HOSTILE,
  });
  await page.context().close();
});

test('A viewer is told who may assign', async () => {
  const credentials = { email: 'viewer@example.com', password: 'a-good-test-password' };
  const { token } = await pages.world.manager.post<{ token: string }>('/api/users/invitations', {
    email: credentials.email,
    role: 'viewer',
  });
  await pages.world.manager.post('/api/auth/register', { ...credentials, name: 'Vic', invitation: token });
  const page = await pages.open('/assign', { credentials });
  await expectGoodPage(page, 'assign-no-permission', page.getByText('This takes the role manager'));
  expect(pages.faults).toEqual([]);
});
