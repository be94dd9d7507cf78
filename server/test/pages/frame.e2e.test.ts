import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type PageWorld, PHONE, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

test('Every place is one press away, on a desktop and under a thumb', async () => {
  const page = await pages.open('/');
  const nav = page.getByRole('navigation', { name: 'Main' });
  for (const place of ['Conversations', 'Submissions', 'Templates', 'Machines', 'Operators', 'Today']) {
    await nav.getByRole('link', { name: place }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await nav.getByRole('link', { name: place }).getAttribute('aria-current')).toBe('page');
  }
  await page.setViewportSize(PHONE);
  const tabs = page.getByRole('navigation', { name: 'Most visited' });
  await tabs.getByRole('link', { name: 'Submissions' }).click();
  await page.waitForURL('**/submissions');
  await tabs.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Machines' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('link', { name: 'Machines' }).click();
  await page.waitForURL('**/machines');
  expect(pages.faults).toEqual([]);
});
