import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld({ seeded: false });
});
afterAll(() => pages.stop());

test('The guided start is left and taken up, checks what was typed, and is over with the first assignment', async () => {
  const { world } = pages;
  const page = await pages.open('/');
  await page.getByTestId('setup-link').filter({ hasText: '0/5' }).click();
  await page.getByRole('heading', { name: 'Connect WhatsApp' }).waitFor();
  await page.getByLabel('Access token').fill(world.accessToken);
  await page.getByLabel('Phone number id').fill(world.emulator.phoneNumberId);
  await page.getByLabel('App secret').fill('mistyped');
  await page.getByRole('button', { name: 'Check with Meta' }).click();
  const result = page.getByTestId('check-result');
  await result.getByText('This is not the secret of the app').waitFor();
  expect(await page.getByText('WHATSAPP_ACCESS_TOKEN=').count()).toBe(0);
  await page.getByLabel('App secret').fill(world.emulator.appSecret);
  await page.getByRole('button', { name: 'Check with Meta' }).click();
  await page.getByText(`WHATSAPP_PHONE_NUMBER_ID=${world.emulator.phoneNumberId}`).waitFor();
  await expectGoodPage(page, 'setup-whatsapp', result);

  await page.getByLabel('Your WhatsApp number').fill('+1 202 555 0155');
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByText('Has not written in the last 24 hours').waitFor();
  await world.phone('+12025550155').text('hello');
  await world.settled();
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page
    .getByTestId('test-message-status')
    .filter({ hasText: /Delivered|Read/ })
    .waitFor();

  await page.getByRole('link', { name: 'Stay with the emulator' }).click();
  await page.getByRole('button', { name: 'Add a machine' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Filler <img src=x onerror=alert(1)>');
  await page.getByRole('dialog').getByRole('button', { name: 'Add machine' }).click();
  await page.getByText('One machine is there.').waitFor();
  await page.goto(world.kinto.url);
  await page.getByTestId('setup-link').filter({ hasText: '2/5' }).click();
  await page.getByRole('heading', { name: 'Add an operator' }).waitFor();
  await page.getByRole('button', { name: 'Add an operator' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Asha');
  await page.getByRole('dialog').getByLabel('WhatsApp number').fill('+1 202 555 0155');
  await page.getByRole('dialog').getByRole('button', { name: 'Add operator' }).click();
  await page.getByText('One operator is there.').waitFor();
  await page.getByRole('link', { name: 'Next step' }).click();
  await page.getByText('No checklist template is there yet.').waitFor();
  const template = await world.manager.post<{ id: number }>('/api/templates', {
    name: 'Morning',
    tasks: [{ taskName: 'Oil' }],
  });
  await page.getByText('One checklist template is there.').waitFor();
  await page.getByRole('link', { name: 'Next step' }).click();
  await expectGoodPage(page, 'setup-assign', page.getByText('Nothing was assigned yet.'));
  const first = async (path: string) =>
    (await world.manager.get<{ items: { id: number }[] }>(path)).items[0]?.id;
  await world.manager.post('/api/assignments', {
    templateId: template.id,
    machineId: await first('/api/machines'),
    operatorId: await first('/api/operators'),
  });
  await page.getByText('Everything is set up.').waitFor();
  // In the navigation too, without a reload.
  await page.getByTestId('setup-link').waitFor({ state: 'detached' });
  expect(pages.faults).toEqual([]);
});
