import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Settings } from '../../../shared/contracts/settings.ts';
import {
  expectAccessible,
  expectGoodPage,
  keep,
  type PageWorld,
  PHONE,
  startPageWorld,
} from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const part = (page: Page, name: string) => page.getByTestId(`service-${name}`);
const settings = () => pages.world.manager.get<Settings>('/api/settings');
const overall = (page: Page, words: string) => page.getByTestId('system-overall').getByText(words).waitFor();

test('Each part with its figures and since when; version, API and emulator; what is wrong first, with what to do', async () => {
  const page = await pages.open('/system');
  await overall(page, 'Everything works.');
  await part(page, 'database').getByText('of 16').waitFor();
  await part(page, 'whatsapp').getByText('Our number', { exact: true }).waitFor();
  for (const name of ['webhook', 'outbox', 'photos', 'disk', 'jobs'])
    await part(page, name).getByText('Works', { exact: true }).waitFor();
  await page.getByText('0.0.0-test').waitFor();
  expect(await page.getByRole('link', { name: 'Page of the API' }).getAttribute('href')).toBe('/api/docs');
  expect(await page.getByTestId('system-badge').count()).toBe(0);
  await expectGoodPage(page, 'system', part(page, 'jobs'));

  // The number is not asked for five minutes while it is well.
  await pages.world.emulator.close();
  pages.world.passTime(6 * 60);
  await page.getByRole('button', { name: 'Look now' }).click();
  await overall(page, 'Something does not work.');
  await part(page, 'whatsapp').getByText('The emulator of WhatsApp does not answer').waitFor();
  await part(page, 'whatsapp').getByText('pm2 logs kinto-app').waitFor();
  expect(await page.locator('[data-testid^=service-]').first().getAttribute('data-testid')).toBe(
    'service-whatsapp',
  );
  await pages.world.database.pool.query(
    `INSERT INTO outbound_messages (person, kind, to_phone_number, content, created_at, next_attempt_at)
     VALUES ('wa:1', 'manager', '+12025550199', '{"text":"x"}', now() - interval '2 minutes', now() + interval '1 hour')`,
  );
  pages.world.passTime(2);
  await page.getByRole('button', { name: 'Look now' }).click();
  await part(page, 'outbox').getByText('Needs attention').waitFor();
  await part(page, 'outbox').getByText('2 minutes').waitFor();
  await expectGoodPage(page, 'system-trouble', page.getByTestId('system-badge'));
  const { rows } = await pages.world.database.pool.query(
    `SELECT service, status FROM service_states WHERE status <> 'healthy' ORDER BY service`,
  );
  expect(rows).toEqual([
    { service: 'outbox', status: 'warning' },
    { service: 'whatsapp', status: 'error' },
  ]);

  await page.goto(`${pages.world.kinto.url}/machines`);
  await page.setViewportSize(PHONE);
  await page.getByTestId('system-badge').click();
  await page.waitForURL('**/system');
  await part(page, 'outbox').getByRole('link', { name: 'Open the conversations' }).click();
  await page.waitForURL('**/conversations');
  expect(pages.faults).toEqual([]);
});

test('An admin changes what holds for the site; who was faster is told, and nothing is written over', async () => {
  const page = await pages.open('/system');
  const save = page.getByTestId('settings-save');
  expect(await save.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Kolkata');
  await page.getByRole('option', { name: /Asia\/Kolkata.*UTC\+5:30/ }).click();
  await page.getByLabel('A conversation lasts, in hours').fill('900');
  await page.getByLabel('Its name').fill('checklist_news');
  await save.click();
  await page.getByText('A name and a language go together').waitFor();
  await page.getByLabel('Its language').fill('en');
  await save.click();
  await page.getByText('Must be at most 720').waitFor();
  await expectAccessible(page);
  await save.scrollIntoViewIfNeeded();
  await keep(page, 'system-settings');
  await page.getByLabel('A conversation lasts, in hours').fill('12');
  await save.click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await settings()).toMatchObject({
    timeZone: 'Asia/Kolkata',
    sessionHours: 12,
    whatsappEnabled: true,
    messageTemplate: { name: 'checklist_news', language: 'en' },
  });

  // Somebody else is faster while one has typed.
  await page.getByLabel('A conversation lasts, in hours').fill('36');
  await pages.world.manager.patch('/api/settings', { whatsappEnabled: false });
  await save.click();
  await page.getByText(/changed this after you opened it/).waitFor();
  expect((await settings()).sessionHours).toBe(12);
  await page.getByRole('button', { name: 'Show what it says now' }).click();
  const starts = page.getByLabel('Start new conversations on WhatsApp');
  await expect.poll(() => starts.isChecked()).toBe(false);
  // Whoever assigns now is told why nothing starts.
  await page.getByTestId('whatsapp-off').getByText('WhatsApp is switched off').waitFor();
  await expect.poll(() => page.getByLabel('A conversation lasts, in hours').inputValue()).toBe('12');
  await starts.click();
  await save.click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect((await settings()).whatsappEnabled).toBe(true);
  await page.getByTestId('whatsapp-off').waitFor({ state: 'detached' });
  expect(pages.faults).toEqual([]);
});
