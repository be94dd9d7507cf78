import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Template } from '../../../shared/contracts/templates.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const template = (id: number | string) => pages.world.manager.get<Template>(`/api/templates/${id}`);
const idIn = (page: Page) => /templates\/(\d+)/.exec(page.url())?.[1] ?? '';
const saved = (page: Page) => page.waitForURL(/templates\/\d+(\?.*)?$/);

test('A manager writes a template by keyboard, with all kinds of answers, and sees what is still wrong', async () => {
  const page = await pages.open('/templates/new');
  await page.getByLabel('Name of the template').fill('Chiller, shift check');
  await page.getByLabel('Task 1', { exact: true }).fill('Coolant temperature');
  await page.getByText('A number').click();
  await page.getByLabel('At least').fill('7');
  await page.getByLabel('At most').fill('six');
  await page.getByLabel('Unit').fill('°C');
  await page.getByLabel('Task 1', { exact: true }).press('Enter');
  await page.keyboard.type('State of the fins');
  await page.getByText('A choice').click();
  await page.getByLabel('Choices').fill('Clean\nDusty\nBent');
  await page.getByText('Always needed').click();
  await page.getByTestId('template-save').click();
  await page.getByText('Must be a number').waitFor();
  await page.getByText('1 thing is still wrong').waitFor();
  await expectGoodPage(page, 'template-editor', page.getByText('Must be a number'));
  await page.getByLabel('At most').fill('12,5');
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route('**/api/templates', loseAnswer, { times: 1 });
  await page.keyboard.press('Control+s');
  await page.getByText('The server cannot be reached').waitFor();
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await template(idIn(page))).toMatchObject({
    name: 'Chiller, shift check',
    tasks: [
      { taskName: 'Coolant temperature', answerType: 'number', min: 7, max: 12.5, unit: '°C' },
      {
        taskName: 'State of the fins',
        answerType: 'choice',
        choices: ['Clean', 'Dusty', 'Bent'],
        photo: 'required',
      },
    ],
  });
  const { items } = await pages.world.manager.get<{ items: Template[] }>('/api/templates?search=Chiller');
  expect(items).toHaveLength(1);
});

const taskNames = async (id: number | string) => (await template(id)).tasks.map((task) => task.taskName);
const makeTemplate = (name: string, ...tasks: string[]) =>
  pages.world.manager.post<Template>('/api/templates', {
    name,
    tasks: tasks.map((taskName) => ({ taskName })),
  });

const HOSTILE = '<img src=x onerror="document.title=1">';
const RTL = 'فحص مضخة المياه 🏭';
const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);

test('Templates are searched, sorted, archived and brought back, and copied; hostile names are only names', async () => {
  for (const name of [HOSTILE, RTL, LONG]) await makeTemplate(name, `Check ${name}`);
  const page = await pages.open('/templates');
  await page.getByRole('link', { name: HOSTILE }).waitFor();
  await expectGoodPage(page, 'templates', page.getByRole('link', { name: RTL }));
  await page.getByLabel('Sort by').selectOption('changed');
  await page.waitForURL(/sort=changed/);
  await page.getByTestId('template-row').first().getByText(LONG).waitFor();
  await page.getByLabel('Search by name').fill('مضخة');
  await page.waitForURL(/search=/);
  await page.getByRole('link', { name: LONG }).waitFor({ state: 'detached' });
  expect(await page.getByTestId('template-row').count()).toBe(1);
  await page.getByRole('button', { name: `Actions for ${RTL}` }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByText('Nothing found').waitFor();
  await page.getByText('Archived', { exact: true }).click();
  await page.waitForURL(/archived=true/);
  await page.getByRole('link', { name: RTL }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nothing found').waitFor();
  await page.goto(`${pages.world.kinto.url}/templates`);
  await page.getByRole('button', { name: `Actions for ${RTL}` }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.waitForURL(/edit$/);
  await page.getByRole('heading', { name: `Edit Copy of ${RTL}` }).waitFor();
  expect(await taskNames(idIn(page))).toEqual([`Check ${RTL}`]);
});

test('Tasks are pasted, moved by keys and by buttons, which is said aloud, removed and brought back', async () => {
  const { id } = await makeTemplate('Round', 'One', 'Two');
  const page = await pages.open(`/templates/${id}/edit`);
  const names = () =>
    page.getByLabel(/^Task \d+$/).evaluateAll((all) => all.map((e) => (e as HTMLInputElement).value));
  await page.getByLabel('Task 2', { exact: true }).press('Enter');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '1. Three\n2. Four\n\n3. Five');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(names).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  await page.getByRole('button', { name: 'Move task 5: Five' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Lifted task 5 of 5.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText('The task is now number 4 of 5.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.getByText('The task is now number 3 of 5.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await expect.poll(names).toEqual(['One', 'Two', 'Five', 'Three', 'Four']);
  await page.getByRole('button', { name: 'Move task 2 up' }).click();
  await expect.poll(names).toEqual(['Two', 'One', 'Five', 'Three', 'Four']);
  await page.getByRole('button', { name: 'More for task 4' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByText('Removed “Three”.').waitFor();
  await page.getByRole('button', { name: 'More for task 2' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['Two', 'One', 'Five', 'Four']);
  await page.getByTestId('template-save').click();
  await saved(page);
  expect(await taskNames(id)).toEqual(['Two', 'One', 'Five', 'Four']);
});

test('What is not saved is not lost by leaving, and asked about', async () => {
  const page = await pages.open('/templates/new');
  await page.getByLabel('Name of the template').fill('Half a template');
  await page.getByRole('link', { name: 'Machines' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.getByRole('button', { name: 'Stay here' }).click();
  expect(await page.getByLabel('Name of the template').inputValue()).toBe('Half a template');
  await page.getByRole('link', { name: 'Machines' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await page.waitForURL('**/machines');
});

test('Two managers edit the same template: the later one sees what the other did, and nothing is lost', async () => {
  const { id } = await makeTemplate('Compresor', 'Oil', 'Belt');
  const page = await pages.open(`/templates/${id}/edit`);
  await page.getByRole('heading', { name: 'Edit Compresor' }).waitFor();
  await pages.world.manager.patch(`/api/templates/${id}`, { name: 'Compressor' });
  // Nothing is written yet: there is nothing to ask about.
  await page.getByRole('heading', { name: 'Edit Compressor' }).waitFor();
  await page.getByLabel('Task 1', { exact: true }).fill('Oil level');
  const { tasks } = await template(id);
  await pages.world.manager.patch(`/api/templates/${id}`, { name: 'Compressor 2', tasks: [tasks[0]] });
  const notice = page.getByTestId('stale-notice');
  await notice.getByText('Removed task 2:').waitFor();
  await page.getByTestId('template-save').click();
  await notice.getByText(/changed this after you opened it. Nothing of yours was saved/).waitFor();
  await expectGoodPage(page, 'template-conflict', notice);
  expect(await template(id)).toMatchObject({ name: 'Compressor 2', version: 3 });
  await notice.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save as version 4' }).click();
  await saved(page);
  expect(await template(id)).toMatchObject({ name: 'Compressor', version: 4 });
  expect(await taskNames(id)).toEqual(['Oil level', 'Belt']);
});

test('Versions tell what changed, by whom, and who goes on with which; an old one is restored', async () => {
  const { manager } = pages.world;
  const machine = await manager.post<{ id: number }>('/api/machines', { name: 'Versioned machine' });
  const operators = await manager.get<{ items: { id: number }[] }>('/api/operators');
  const { id } = await makeTemplate('Labeller', 'Guards', 'Glue');
  await manager.post('/api/assignments', {
    templateId: id,
    machineId: machine.id,
    operatorId: operators.items[0]?.id,
  });
  const page = await pages.open(`/templates/${id}/edit`);
  await page.getByText('1 conversation runs on version 1. They keep their questions').waitFor();
  await page.getByRole('button', { name: 'How task 2 is answered' }).click();
  await page.getByText('Needed on NOK').click();
  await page.getByRole('button', { name: 'Move task 2 up' }).click();
  await page.getByTestId('template-save').click();
  await saved(page);
  await expectGoodPage(page, 'template', page.getByTestId('task-line').first());
  await page.getByRole('tab', { name: 'Versions' }).click();
  const [newest, first] = [
    page.getByLabel('Version 2', { exact: true }),
    page.getByLabel('Version 1', { exact: true }),
  ];
  await newest.getByText('Changed task 1:').waitFor();
  expect(await newest.getByRole('listitem').allInnerTexts()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/Photo: welcome → needed on NOK/),
      expect.stringMatching(/^Moved from/),
    ]),
  );
  await first.getByText('1 conversation runs on it').waitFor();
  await expectGoodPage(page, 'template-versions', newest);
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByTestId('restore-submit').click();
  await page.getByLabel('Version 3', { exact: true }).waitFor();
  expect(await template(id)).toMatchObject({
    version: 3,
    tasks: [{ taskName: 'Guards' }, { taskName: 'Glue', photo: 'optional' }],
  });
});

test('A template goes out as a file and comes in again; what is wrong in a file is shown before anything is made', async () => {
  const { id } = await makeTemplate('=Export', '@first', 'second');
  const page = await pages.open(`/templates/${id}`);
  await page.getByRole('button', { name: 'Actions for' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('=Export.csv');
  const file = await readFile(await download.path());
  await page.goto(`${pages.world.kinto.url}/templates`);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a template' });
  const choose = (name: string, text: string | Buffer) =>
    dialog
      .getByTestId('import-file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('Packing.csv', 'taskName,answerType,min\nTension,number,six\nLeaks,,\n');
  await dialog.getByText('must be a number').waitFor();
  expect(await dialog.getByTestId('import-submit').isDisabled()).toBe(true);
  expect(await dialog.getByLabel('Name of the template').inputValue()).toBe('Packing');
  await expectGoodPage(page, 'template-import', dialog.getByText('must be a number'));
  await choose('=Export.csv', file);
  await expect.poll(() => dialog.getByLabel('Name of the template').inputValue()).toBe('=Export');
  await dialog.getByLabel('Name of the template').fill('Imported');
  await dialog.getByTestId('import-submit').click();
  await saved(page);
  expect(await template(idIn(page))).toMatchObject({ name: 'Imported', version: 1 });
  expect(await taskNames(idIn(page))).toEqual(['@first', 'second']);
});

test('A viewer looks at templates and changes none', async () => {
  const { manager } = pages.world;
  const credentials = { email: 'viewer@example.com', password: 'a-good-viewer-password' };
  const { token } = await manager.post<{ token: string }>('/api/users/invitations', {
    email: credentials.email,
    role: 'viewer',
  });
  await manager.post('/api/auth/register', { ...credentials, name: 'Vera', invitation: token });
  const page = await pages.open('/templates', { credentials });
  await page.getByTestId('template-row').first().waitFor();
  expect(await page.getByRole('link', { name: 'New template' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Actions for' }).first().click();
  await page.getByRole('menuitem', { name: 'Export as JSON' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0);
  const api = `${pages.world.kinto.url}/api/templates`;
  for (const act of ['', '/1/duplicate', '/1/versions/1/restore', '/import'])
    expect([act, (await page.request.post(api + act, { data: {} })).status()]).toEqual([act, 403]);
  expect((await page.request.patch(`${api}/1`, { data: { archived: true } })).status()).toBe(403);
  await page.goto(`${pages.world.kinto.url}/templates/1/edit`);
  await page.getByText('This takes the role manager').waitFor();
  expect(pages.faults).toEqual([]);
});
