import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conversation } from '../../../shared/contracts/conversations.ts';
import { makePlant, type Plant } from '../plant.ts';
import { testPicture } from '../test-picture.ts';
import { expectGoodPage, type PageWorld, PHONE, startPageWorld } from './page-world.ts';

let pages: PageWorld;
beforeAll(async () => {
  pages = await startPageWorld();
});
afterAll(() => pages.stop());

const phoneOf = (plant: Plant) => pages.world.phone(plant.phoneNumber);
const read = (id: string | undefined) => pages.world.manager.get<Conversation>(`/api/conversations/${id}`);
const named = (plant: Plant, name: string) =>
  pages.world.manager.patch(`/api/operators/${plant.operatorId}`, { name });
const tasks = [
  { taskName: 'Check oil level', verificationCriteria: 'Between MIN and MAX' },
  { taskName: 'Guards and interlocks closed?', photo: 'required_on_nok' },
  { taskName: 'Feed pressure', answerType: 'number', unit: 'bar', min: 6, max: 8 },
];
const HOSTILE = '<img src=x onerror=alert(1)> مرحبا 🚰';

test('Everybody’s chats at a glance; one is opened, written into and helped on, live on both sides', async () => {
  const { world } = pages;
  const [asha, bruno, hostile] = [await makePlant(world), await makePlant(world), await makePlant(world)];
  await named(asha, 'Asha Nair');
  await named(bruno, 'Bruno Costa');
  await named(hostile, HOSTILE);
  await hostile.assign(tasks);
  const withBruno = await bruno.assign(tasks);
  const withAsha = await asha.assign(tasks);
  await asha.assign(tasks);
  await world.settled();
  for (const text of ['what?', 'hm', `${'very'.repeat(300)} long`]) {
    await phoneOf(bruno).text(text);
    await world.settled();
  }
  await phoneOf(asha).text('OK - just filled up');
  await world.settled();

  const page = await pages.open('/conversations');
  const rows = page.getByTestId('conversation-row');
  await rows.nth(2).waitFor();
  expect(await rows.first().innerText()).toMatch(/Asha Nair[\s\S]*Question 2 of 3 · write until/);
  // The last words stand without WhatsApp's marks; a photo that came without words is told as one.
  const third = rows.filter({ hasText: HOSTILE });
  await third.getByText('Hello').waitFor();
  expect(await third.innerText()).not.toContain('*');
  await phoneOf(hostile).photos([await testPicture({ width: 480, height: 320, background: '#5a7a8a' })]);
  await third.getByText('Photo').waitFor();
  await rows.filter({ hasText: 'Bruno' }).getByTestId('conversation-stuck').waitFor();
  await expectGoodPage(page, 'conversations', rows.first());

  // Only what needs a person; the address says so.
  await page.getByRole('link', { name: 'Need a person' }).click();
  await page.waitForURL('**/conversations?show=stuck');
  await rows.filter({ hasText: 'Asha' }).waitFor({ state: 'detached' });
  expect(await rows.count()).toBe(1);
  await page.getByRole('link', { name: 'Running' }).click();
  await page.getByTestId('conversation-search').fill('asha');
  await page.waitForURL('**/conversations?search=asha');
  await rows.filter({ hasText: 'Bruno' }).waitFor({ state: 'detached' });

  // The chat opens beside the list, by keyboard.
  await rows.first().getByRole('link').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Asha Nair' }).waitFor();
  const log = page.getByRole('log');
  await log.getByText('OK - just filled up').waitFor();
  await page.getByTestId('conversation-text').fill('Is the guard on?');
  await page.getByTestId('conversation-text').press('Enter');
  await log.getByText('Is the guard on?').waitFor();
  expect(await page.getByTestId('conversation-text').inputValue()).toBe('');
  await world.settled();
  expect((await asha.heard()).at(-1)).toMatch(/: Is the guard on\?$/);

  // What the operator sends is there without a reload.
  await phoneOf(asha).photos([await testPicture({ width: 480, height: 320, background: '#5a7a8a' })], {
    caption: 'NOK - the hinge is bent',
  });
  await log.getByText('NOK - the hinge is bent').waitFor();
  await page.getByTestId('conversation-where').getByText('Question 3 of 3').waitFor();
  await expectGoodPage(page, 'conversation', log.getByText('Feed pressure'));

  // Skipped with a reason.
  await page.getByTestId('conversation-skip').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Skip question 3?').waitFor();
  await page.getByTestId('act-confirm').click();
  await dialog.getByText('must not be empty').waitFor();
  await page.getByTestId('act-reason').fill('the gauge is being calibrated');
  await expectGoodPage(page, 'conversation-skip', dialog);
  await page.getByTestId('act-confirm').click();
  await dialog.waitFor({ state: 'hidden' });
  await log.getByText('skipped question 3: the gauge is being calibrated').first().waitFor();
  expect(await read(withAsha.session?.id)).toMatchObject({ currentTaskIndex: 3, currentTaskName: null });

  // Reminded once; a second time it is too soon, and when it will not be is said.
  await page.getByTestId('conversation-remind').click();
  await page.getByText('Asha Nair was reminded.').waitFor();
  await page.getByTestId('conversation-remind').click();
  await page.getByText(/reminded less than five minutes ago/).waitFor();

  // Whatever else there is for the assignment is here too.
  await page.getByTestId('assignment-actions').click();
  await page.getByTestId('assignment-reassign').waitFor();
  await page.keyboard.press('Escape');

  // Ended: the operator is told, and what waited in line begins.
  await page.getByTestId('conversation-end').click();
  await page.getByTestId('act-reason').fill('change of shift');
  await page.getByTestId('act-confirm').click();
  await page.getByText('This conversation has ended.').waitFor();
  await world.settled();
  expect((await asha.heard()).slice(-2)).toEqual([
    expect.stringContaining('ended *A checklist*: change of shift'),
    expect.stringContaining('Question 1 of 3'),
  ]);
  expect(await read(withBruno.session?.id)).toMatchObject({ status: 'active' });
  expect(pages.faults).toEqual([]);
});

test('A name that is written from the right stands where others do, and turns no sentence round', async () => {
  const plant = await makePlant(pages.world);
  await named(plant, 'علي حسن');
  const { session } = await plant.assign(tasks);
  await pages.world.settled();
  const page = await pages.open(`/conversations/${session?.id}`);
  const heading = page.getByRole('heading', { level: 1, name: 'علي حسن' });
  const name = await heading.locator('bdi').boundingBox();
  expect(name?.x).toBe((await page.getByTestId('conversation-where').boundingBox())?.x);
  await page.getByTestId('assignment-actions').click();
  await page.getByTestId('assignment-reassign').click();
  const sentence = page.getByRole('dialog').getByText('is told on WhatsApp');
  expect(await sentence.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await page.context().close();
});

test('The question moves on while a manager decides: nothing is skipped, and where it is now is said', async () => {
  const { world } = pages;
  const plant = await makePlant(world);
  const { session, submissionId } = await plant.assign(tasks);
  await world.settled();
  const page = await pages.open(`/conversations/${session?.id}`);
  await page.getByTestId('conversation-skip').click();
  await page.getByTestId('act-reason').fill('too slow');
  await phoneOf(plant).text('OK');
  await page.getByTestId('conversation-where').getByText('Question 2 of 3').waitFor();
  await page.getByTestId('act-confirm').click();
  await page.getByRole('dialog').getByText('the conversation is at question 2 now').waitFor();
  const { rows } = await world.database.pool.query(
    'SELECT result FROM checklist_answers WHERE submission_id = $1',
    [submissionId],
  );
  expect(rows).toEqual([{ result: 'OK' }]);
  expect(pages.faults).toEqual([]);
});

test('On a phone the list gives way to the chat; who scrolls up stays there; a closed window says why one cannot write', async () => {
  const { world } = pages;
  const plant = await makePlant(world);
  const { session } = await plant.assign(tasks);
  await world.settled();
  const page = await pages.open('/conversations', { viewport: PHONE });
  await page.getByTestId('conversation-search').fill(plant.phoneNumber.slice(-6));
  await page.waitForURL('**search=*');
  await page.getByTestId('conversation-row').nth(1).waitFor({ state: 'detached' });
  await page.getByTestId('conversation-row').getByRole('link').click();
  await page.waitForURL(`**/conversations/${session?.id}?**`);
  await page.getByText(/has not written in the last 24 hours, so WhatsApp would not deliver/).waitFor();
  expect(await page.getByTestId('conversation-row').first().isVisible()).toBe(false);
  for (let i = 0; i < 4; i++) {
    await phoneOf(plant).text('help');
    await world.settled();
  }
  await page.getByTestId('conversation-window').waitFor();
  const log = page.getByRole('log');
  const end = () => log.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight);
  await expect.poll(end).toBeLessThan(2);
  await log.evaluate((it) => it.scrollTo({ top: 0 }));
  await phoneOf(plant).text('status');
  await page.getByRole('button', { name: 'New messages' }).waitFor();
  expect(await log.evaluate((it) => it.scrollTop)).toBe(0);
  await page.getByRole('button', { name: 'New messages' }).click();
  await expect.poll(end).toBeLessThan(2);
  await page.getByRole('link', { name: 'All conversations' }).click();
  await page.getByTestId('conversation-row').first().waitFor();
  expect(pages.faults).toEqual([]);
});

test('A viewer reads and can do nothing; nothing to see and nothing found are said', async () => {
  const { world } = pages;
  const credentials = { email: 'viewer@example.com', password: 'a-good-test-password' };
  const { token: invitation } = await world.manager.post<{ token: string }>('/api/users/invitations', {
    email: credentials.email,
    role: 'viewer',
  });
  const answer = await world.manager.ask('POST', '/api/auth/register', {
    ...credentials,
    name: 'Vera Viewer',
    invitation,
  });
  expect(answer.status).toBeLessThan(300);
  const plant = await makePlant(world);
  const { session } = await plant.assign(tasks);
  await world.settled();
  const page = await pages.open(`/conversations/${session?.id}`, { credentials });
  await page.getByText('Managers can write here.').waitFor();
  await page.getByRole('log').getByText('Check oil level').waitFor();
  expect(await page.getByTestId('conversation-skip').count()).toBe(0);
  await page.getByRole('link', { name: 'Completed' }).click();
  await page.getByText('Nothing is completed yet').waitFor();
  await expectGoodPage(page, 'conversations-empty', page.getByRole('heading', { level: 1 }));
  await page.getByTestId('conversation-search').fill('nobody at all');
  await page.getByText('Nothing found').waitFor();
  await page.goto(`${world.kinto.url}/conversations/nothing`);
  await page.getByText('This conversation is not here').waitFor();
  expect(pages.faults).toEqual([]);
});
