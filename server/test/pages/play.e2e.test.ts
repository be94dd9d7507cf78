import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TranscriptMessage } from '../../../shared/contracts/submissions.ts';
import type { Template } from '../../../shared/contracts/templates.ts';
import { DESKTOP, expectGoodPage, keep, type PageWorld, PHONE, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
  <rect width="800" height="600" fill="#dbe7ea"/><rect x="250" y="80" width="300" height="440" rx="40" fill="#7fa7b5"/>
  <rect x="285" y="300" width="230" height="190" rx="20" fill="#c98b2b"/></svg>`;
const picture = () => sharp(Buffer.from(drawing)).png().toBuffer();
const preview = (page: Page) => page.getByTestId('chat-preview');
const bubbles = (page: Page) => preview(page).getByTestId('play-bubble');
const state = (page: Page, words: string) =>
  preview(page).getByTestId('play-state').getByText(words).waitFor();
const newest = (page: Page) => bubbles(page).last();

test('A manager gives a task a picture, and plays the checklist beside the editor as the operator would', async () => {
  const page = await pages.open('/templates/new');
  await preview(page).getByText('Nothing to play yet').waitFor();
  await page.getByLabel('Name of the template').fill('Syrup tank');
  await page.getByLabel('Task 1', { exact: true }).fill('Check the level');
  await page.getByLabel('When is it OK').fill('As in the picture');
  await newest(page).getByText('Question 1 of 1: Check the level').waitFor();
  const field = page.getByTestId('reference-picture');
  await field.locator('input[type=file]').setInputFiles({
    name: 'evil.svg.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await field.getByText('This is not a picture').waitFor();
  const file = { name: 'tank.png', mimeType: 'image/png', buffer: await picture() };
  await field.locator('input[type=file]').setInputFiles(file);
  await field.getByAltText('Reference picture: Check the level').waitFor();
  await newest(page).getByAltText('Reference picture of this question').waitFor();
  await keep(page, 'template-picture');
  await page.getByLabel('Task 1', { exact: true }).press('Enter');
  await page.keyboard.type('Filter');
  await page.getByText('A choice').click();
  await page.getByLabel('Choices').fill('Clean\nDusty\nTorn\nMissing');
  await preview(page).getByText('Question 1 of 2: Check the level').waitFor();

  const composer = preview(page).getByLabel('Message');
  await composer.fill('<img src=x onerror=alert(1)>');
  await composer.press('Enter');
  await newest(page).getByText('Please answer OK, NOK or NA').waitFor();
  await preview(page).getByText('<img src=x onerror=alert(1)>').waitFor();
  await newest(page).getByRole('button', { name: 'NOK' }).click();
  await state(page, 'Question 2 of 2');
  await expectGoodPage(page, 'template-play', newest(page).getByRole('button', { name: 'Choose' }));
  await page.setViewportSize(PHONE);
  await preview(page).scrollIntoViewIfNeeded();
  await keep(page, 'template-play-below');
  await page.setViewportSize(DESKTOP);
  await newest(page).getByRole('button', { name: 'Choose' }).click();
  await page.getByRole('menuitem', { name: 'Torn' }).click();
  await state(page, 'Waiting for CONFIRM');
  await newest(page).getByText('2. Filter: Torn').waitFor();

  // What was said is kept while it fits: another name changes the words, another first task makes it begin anew.
  await page.getByLabel('Task 2', { exact: true }).fill('Air filter');
  await newest(page).getByText('2. Air filter: Torn').waitFor();
  await newest(page).getByRole('button', { name: '✅ Confirm' }).click();
  await state(page, 'Completed');
  expect(await composer.isDisabled()).toBe(true);
  await preview(page).getByRole('button', { name: 'Start again' }).click();
  await state(page, 'Question 1 of 2');
  expect(await bubbles(page).count()).toBe(1);
  await preview(page).getByRole('button', { name: 'Send a photo' }).click();
  await bubbles(page).getByLabel('A photo').waitFor();
  await page.getByTestId('template-save').click();
  await page.waitForURL(/templates\/\d+(\?.*)?$/);
  await page.getByTestId('task-line').first().getByAltText('Reference picture: Check the level').waitFor();
  await newest(page).getByRole('button', { name: 'OK', exact: true }).waitFor();
  const id = /templates\/(\d+)/.exec(page.url())?.[1];
  const saved = await pages.world.manager.get<Template>(`/api/templates/${id}`);
  expect(saved.tasks.map(({ referencePicture }) => typeof referencePicture)).toEqual(['string', 'undefined']);
  expect(pages.faults).toEqual([]);
});

test('The operator sees the picture with the question, and the manager sees it in the chat', async () => {
  const { manager, emulator } = pages.world;
  const { items: templates } = await manager.get<{ items: Template[] }>('/api/templates?search=Syrup');
  const { items: machines } = await manager.get<{ items: { id: number }[] }>('/api/machines');
  const { items: operators } = await manager.get<{ items: { id: number; phoneNumber: string }[] }>(
    '/api/operators',
  );
  const [operator] = operators;
  const { submissionId } = await manager.post<{ submissionId: string }>('/api/assignments', {
    templateId: templates[0]?.id,
    machineId: machines[0]?.id,
    operatorId: operator?.id,
  });
  await pages.world.phone(operator?.phoneNumber ?? '').hears(0);
  await pages.world.settled();
  const phone = await (await pages.browser.newContext()).newPage();
  await phone.goto(`${emulator.url}/#${operator?.phoneNumber.slice(1)}`);
  const shown = phone.getByTestId('bubble').locator('img').first();
  await shown.waitFor();
  expect(await shown.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(800);
  const page = await pages.open(`/submissions/${submissionId}`);
  const link = page.getByRole('link', { name: 'Reference picture, in a new tab' });
  await link.waitFor();
  const { items } = await manager.get<{ items: TranscriptMessage[] }>(
    `/api/submissions/${submissionId}/transcript`,
  );
  expect(await link.getAttribute('href')).toBe(items[0]?.picture?.url);

  expect(pages.faults).toEqual([]);
});
