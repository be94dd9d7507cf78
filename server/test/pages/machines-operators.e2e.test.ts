import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operator } from '../../../shared/contracts/operators.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const HOSTILE = '<img onerror=alert(1)> عائشة 🏭';
const CSV = [
  'Employee;Mobile;Shift',
  ...Array.from(
    { length: 60 },
    (_, n) => `Worker ${String(n).padStart(2, '0')};0044 7400 1234${String(n).padStart(2, '0')};A`,
  ),
  `"${HOSTILE}";+1 202 555 0160;B`,
  'Asha V.;+12025550142;A',
  ';+12025550161;A',
  'Dora;2025550162;A',
  'Efe;+44 7400 123400;B',
].join('\r\n');
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('A list of operators is imported: what is wrong is said beforehand, and the rest is there afterwards', async () => {
  const { manager } = pages.world;
  const page = await pages.open('/operators/import');
  await page.getByText('Drop a CSV file here').waitFor();
  await page.getByTestId('import-file').setInputFiles(file('no.xlsx', 'PK\u0003\u0004…'));
  await page.getByText('This is no CSV file').waitFor();
  await page.getByTestId('import-file').setInputFiles(file('shift.csv', CSV));
  const counts = page.getByTestId('import-counts');
  await counts.getByText('61 new').waitFor();
  expect(await counts.getByText('3 with errors').isVisible()).toBe(true);
  expect(await counts.getByText('1 there already, with other values').isVisible()).toBe(true);
  await page.getByText('Not used: Shift').waitFor();
  const rows = page.getByTestId('import-row');
  expect(await rows.nth(0).textContent()).toContain('is empty');
  expect(await rows.nth(1).textContent()).toContain('must begin with + (or 00)');
  expect(await rows.nth(2).textContent()).toContain('is in line 2 already');
  await expectGoodPage(page, 'import-operators', rows.first());
  const there = await manager.get<{ items: unknown[] }>('/api/operators?limit=200');
  expect(there.items).toHaveLength(2);

  await page.getByLabel('Numbers without a country code are from').selectOption('US');
  await counts.getByText('62 new').waitFor();
  await page.getByLabel('Change those that are there already').check();
  await counts.getByText('1 will change').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the rows with errors' }).click();
  expect((await download).suggestedFilename()).toBe('operators-errors.csv');
  await page.getByRole('button', { name: 'Add 62, change 1' }).click();
  await page.getByText('62 added, 1 changed.').waitFor();
  await page.getByText('2 rows with errors were left out').waitFor();
  await page.getByRole('link', { name: 'To the list' }).click();
  await page.getByRole('link', { name: 'Asha V.' }).waitFor();
  const after = await manager.get<{ items: Operator[] }>('/api/operators?limit=200');
  expect(after.items).toHaveLength(64);
  expect(after.items.map(({ name }) => name)).toContain(HOSTILE);
  expect(pages.faults).toEqual([]);
});

test('Operators are searched, sorted and paged by keyboard; the address keeps it all', async () => {
  await pages.world.phone('+12025550199').text('hello, I am new');
  await pages.world.settled();
  const page = await pages.open('/operators');
  const rows = page.getByTestId('operator-row');
  await page.getByText('Somebody wrote whom you have not added').waitFor();
  await expectGoodPage(page, 'operators', page.getByText('Free').first());
  expect(await rows.count()).toBe(50);
  await page.getByRole('button', { name: 'Show more' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => rows.count()).toBe(64);

  await page.getByRole('button', { name: 'WhatsApp number' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=phoneNumber/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/descending=true/);
  await expect.poll(() => rows.first().textContent()).toContain('+447400123459');
  const header = page.getByRole('columnheader', { name: 'WhatsApp number' });
  expect(await header.getAttribute('aria-sort')).toBe('descending');

  const search = page.getByRole('searchbox', { name: 'Search operators' });
  await search.fill('123407');
  await expect.poll(() => rows.count()).toBe(1);
  await search.fill('عائ');
  await expect.poll(() => rows.first().textContent()).toContain(HOSTILE);
  await page.reload();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await search.inputValue()).toBe('عائ');
  await search.fill('nobody');
  await page.getByText('Nothing found').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).last().click();
  await expect.poll(() => rows.count()).toBe(50);

  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: /^Add .* as operator/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Add operator' });
  expect(await dialog.getByLabel('WhatsApp number').inputValue()).toBe('+12025550199');
  await dialog.getByLabel('Name').fill('The new one');
  await dialog.getByRole('button', { name: 'Add operator' }).click();
  await page.getByText('Somebody wrote whom you have not added').waitFor({ state: 'detached' });
  expect(pages.faults).toEqual([]);
});

test('Of two who edit the same machine the later one is told, and nothing is overwritten', async () => {
  const { manager } = pages.world;
  const page = await pages.open('/machines');
  await expectGoodPage(page, 'machines', page.getByText('Never').first());
  const exported = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  expect((await exported).suggestedFilename()).toBe('machines.csv');
  const row = page.getByTestId('machine-row').filter({ hasText: 'Air compressor 2' });
  await row.getByRole('button', { name: 'Actions for Air compressor 2' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit machine' });
  await dialog.getByLabel('Name').fill('My compressor');
  const { items } = await manager.get<{ items: { id: number; name: string }[] }>('/api/machines');
  const id = items.find(({ name }) => name === 'Air compressor 2')?.id;
  await manager.patch(`/api/machines/${id}`, { name: 'Their compressor' });
  // The list behind the dialog has it already: what the editor saw must count, not what the list says by now.
  await page.getByText('Their compressor').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectGoodPage(page, 'machine-conflict', dialog.getByText(/changed this after you opened it/));
  expect(await manager.get(`/api/machines/${id}`)).toMatchObject({ name: 'Their compressor' });
  await dialog.getByRole('button', { name: 'Show what it says now' }).click();
  await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe('Their compressor');
  await dialog.getByLabel('Name').fill('Our compressor');
  await dialog.getByLabel('Code').fill('RFC-1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('The machine Rinser-filler-capper 1 already has the code RFC-1.').waitFor();
  await dialog.getByLabel('Code').fill('AC-9');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Our compressor' }).waitFor();
  expect(await manager.get(`/api/machines/${id}`)).toMatchObject({ name: 'Our compressor', code: 'AC-9' });

  await page.getByRole('button', { name: 'Actions for Our compressor' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('link', { name: 'Our compressor' }).waitFor({ state: 'detached' });
  await page.getByText('Archived', { exact: true }).click();
  await page.getByRole('button', { name: 'Actions for Our compressor' }).click();
  await page.getByRole('menuitem', { name: 'Take back into use' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back into use' }).click();
  await page.getByText('No machine is archived').waitFor();
  expect(await manager.get(`/api/machines/${id}`)).toMatchObject({ archived: false });
  expect(pages.faults).toEqual([]);
});

test('The page of an operator, and of a machine: what runs, what was NOK, the chat, and a number that is in use', async () => {
  const { manager, world } = { manager: pages.world.manager, world: pages.world };
  const { items } = await manager.get<{ items: Operator[] }>('/api/operators?search=Budi');
  const budi = items[0] as Operator;
  const template = await manager.post<{ id: number }>('/api/templates', {
    name: 'Air compressor, daily',
    tasks: [{ taskName: 'Oil level' }, { taskName: 'Leaks' }, { taskName: 'Noise' }],
  });
  for (let n = 0; n < 2; n++) {
    await manager.post('/api/assignments', { templateId: template.id, machineId: 1, operatorId: budi.id });
  }
  await world.settled();
  const page = await pages.open(`/operators/${budi.id}`);
  await page.getByText('Has never written').waitFor();
  const phone = world.phone(budi.phoneNumber);
  await phone.text(`NOK - ${HOSTILE} leaks`);
  await world.settled();
  await page.getByText('The customer-service window is open').waitFor();
  await page.getByRole('log', { name: 'Chat' }).getByText('leaks').first().waitFor();
  await page.getByText('1 of 3', { exact: true }).waitFor();
  await expectGoodPage(page, 'operator', page.getByTestId('open-assignment').nth(1));
  expect(await page.getByTestId('operator-reach').textContent()).toContain('In conversation');
  expect(await page.getByTestId('history-row').count()).toBe(2);

  await page.getByRole('button', { name: `Actions for ${budi.name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit operator' });
  await dialog.getByLabel('WhatsApp number').fill('+12025550188');
  await dialog.getByText('With a new number the operator starts anew').waitFor();
  await dialog.getByLabel('Language').selectOption('sw');
  await dialog.getByText('Kinto writes in English so far').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Let it end or cancel it').waitFor();
  expect(await manager.get(`/api/operators/${budi.id}`)).toMatchObject({ phoneNumber: budi.phoneNumber });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: `Actions for ${budi.name}` }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByText('A conversation is running.').waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`${world.kinto.url}/machines/1`);
  await expectGoodPage(page, 'machine', page.getByTestId('nok-answer'));
  expect(await page.getByTestId('nok-answer').textContent()).toContain(`${HOSTILE} leaks`);
  expect(await page.getByTestId('open-assignment').count()).toBe(2);
  await page.goto(`${world.kinto.url}/machines/4711`);
  await page.getByText('This machine does not exist.').waitFor();
  expect(pages.faults).toEqual([]);
});

test('Machines are pasted, and their columns told by hand; a viewer looks and changes nothing', async () => {
  const { manager } = pages.world;
  const page = await pages.open('/machines/import');
  await page.getByLabel('Or paste it here').fill('What\tWhere\nLabeller\tHall B\n<b>bold</b> مضخة\tHall C\n');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByText('Choose its column').waitFor();
  await page.getByLabel('Name').selectOption('What');
  await page.getByLabel('Location').selectOption('Where');
  await expectGoodPage(page, 'import-machines', page.getByText('2 new'));
  await page.getByRole('button', { name: 'Add 2' }).click();
  await page.getByText('2 added, 0 changed.').waitFor();
  const { items } = await manager.get<{ items: object[] }>('/api/machines?search=hall');
  expect(items).toMatchObject([
    { name: '<b>bold</b> مضخة', location: 'Hall C' },
    { name: 'Labeller', location: 'Hall B' },
    { name: 'Rinser-filler-capper 1', location: 'Filling hall' },
  ]);

  const credentials = { email: 'viewer@example.com', password: 'a-good-viewer-password' };
  const { token } = await manager.post<{ token: string }>('/api/users/invitations', {
    email: credentials.email,
    role: 'viewer',
  });
  await manager.post('/api/auth/register', { ...credentials, name: 'Vera', invitation: token });
  const looking = await pages.open('/machines', { credentials });
  await looking.getByRole('link', { name: 'Labeller' }).click();
  await looking.getByRole('heading', { name: 'Labeller' }).waitFor();
  await looking.getByText('Nothing is open on this machine.').waitFor();
  expect(await looking.getByRole('button', { name: /^Actions/ }).count()).toBe(0);
  await looking.goto(`${pages.world.kinto.url}/operators/import`);
  await looking.getByText('This takes the role manager').waitFor();
  expect(pages.faults).toEqual([]);
});
