import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../plant.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld({ seeded: false });
});
afterAll(() => pages.stop());

test('What was measured at a machine stands on its page as a line within its limits, and as a table', async () => {
  const { world } = pages;
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  const task = { taskName: 'Discharge pressure', answerType: 'number', unit: 'bar', min: 6, max: 8 };
  let heard = 0;
  for (const value of ['6.4', '7.1', '8.6']) {
    await plant.assign([{ ...task, photo: 'none' }]);
    await phone.hears(heard);
    world.passTime(2);
    await phone.text(value);
    const summary = await phone.hears(heard + 1);
    await phone.press(summary, '✅ Confirm');
    await phone.hears(heard + 2);
    heard += 3;
    world.passTime(3_600);
  }
  const { items } = await world.manager.get<{ items: { id: number }[] }>('/api/machines');
  const page = await pages.open(`/machines/${items[0]?.id}`);
  const card = page.getByTestId('trend');
  await card.getByText('Latest 8.6 bar').waitFor();
  await card.getByText('allowed 6 to 8 bar').waitFor();
  await card.getByText('once outside').waitFor();
  await card.locator('.recharts-line-curve').waitFor();
  await card.getByText('As a table').click();
  expect(await card.getByRole('row').count()).toBe(4);
  await card.scrollIntoViewIfNeeded();
  await expectGoodPage(page, 'machine-measured', card);
  await card.getByRole('link').first().click();
  await page.waitForURL('**/submissions/*');
  expect(pages.faults).toEqual([]);
});
