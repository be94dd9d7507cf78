import type { Page } from 'playwright-core';
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
});
