import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../config/package-root.ts';
import { testPicture } from '../test-picture.ts';
import { expectGoodPage, type PageWorld, startPageWorld } from './page-world.ts';

const HOSTILE = '<img src=x onerror=alert(1)> 🧪 مضخة المياه';
const TASKS = [
  { taskName: 'Check oil level', photo: 'optional' },
  { taskName: 'Read the pressure', answerType: 'number', unit: 'bar', min: 2, max: 4 },
  { taskName: 'Listen for air leaks' },
];

let pages: PageWorld;
let templateId: number;
let people = 0;
beforeAll(async () => {
  pages = await startPageWorld({ seeded: false });
  const template = await pages.world.manager.post<{ id: number }>('/api/templates', {
    name: 'Compressor, start of shift',
    tasks: TASKS,
  });
  templateId = template.id;
});
afterAll(() => pages.stop());

interface Person {
  id: number;
  machineId: number;
  phoneNumber: string;
}

async function person(name: string, machine = 'Air compressor 2'): Promise<Person> {
  const { manager } = pages.world;
  people += 1;
  const phoneNumber = `+12025558${String(people).padStart(3, '0')}`;
  const { id } = await manager.post<{ id: number }>('/api/operators', { name, phoneNumber });
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', { name: machine });
  return { id, machineId, phoneNumber };
}

const assign = (to: Person, more: { dueAt?: string; note?: string } = {}) =>
  pages.world.manager.post<{ id: string; submissionId: string; session: { id: string } }>(
    '/api/assignments',
    {
      ...{ templateId, machineId: to.machineId, operatorId: to.id },
      ...more,
    },
  );

const run = (text: string, values: unknown[]) => pages.world.database.pool.query(text, values);
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const group = (page: Page, name: string) =>
  page.getByTestId('job-group').filter({ has: page.getByRole('heading', { name }) });
const number = (page: Page, name: string) => page.getByTestId('today-number').filter({ hasText: name });

/** One of each kind, made as it comes about; only what takes hours is written into the database. */
async function makeDay() {
  const { world } = pages;
  const late = await assign(await person('Asha Verma'), { note: 'The valve was changed last night.' });
  await run(`UPDATE checklist_assignments SET due_at = now() - interval '80 minutes' WHERE id = $1`, [
    late.id,
  ]);
  await assign(await person('Bilal Khan', 'Chiller 1'), { dueAt: inMinutes(20) });
  const lost = await assign(await person('Chitra Rao', 'RO skid'));
  await world.settled();
  await run(
    `UPDATE outbound_messages SET status = 'failed', failed_at = now(), error_code = 131026 WHERE session_id = $1`,
    [lost.session.id],
  );
  const gone = await assign(await person('Dmitri Orlov', 'Shrink wrapper'));
  await world.settled();
  await run(`UPDATE whatsapp_conversation_sessions SET status = 'expired', ended_at = now() WHERE id = $1`, [
    gone.session.id,
  ]);
  const busy = await person('Elena Petrova', HOSTILE);
  const running = await assign(busy, { note: `${HOSTILE} ${'long '.repeat(80)}` });
  await assign(busy);
  const done = await person('Farid Haddad', 'Filler 1');
  await assign(done);
  await answerAll(done);
  const phone = world.phone(busy.phoneNumber);
  await phone.hears(0);
  await world.settled();
  await phone.photos([await testPicture({ width: 800, height: 600, background: '#be5a3c' })], {
    caption: `NOK ${'يوجد تسرب كبير عند الصمام الرئيسي '.repeat(4)}`,
  });
  await phone.hears(1);
  await world.settled();
  return { running, busy };
}

async function gzippedSize(script: string): Promise<number> {
  const file = path.join(packageRoot(), 'dist', 'client', 'assets', script);
  return (await stat(existsSync(`${file}.gz`) ? `${file}.gz` : file)).size;
}

async function answerAll({ phoneNumber }: Person) {
  const { world } = pages;
  const phone = world.phone(phoneNumber);
  const answers = ['OK', '9.5', 'NOK hissing at the valve'];
  for (const [heard, words] of answers.entries()) {
    await phone.hears(heard);
    await world.settled();
    await phone.text(words);
  }
  await phone.hears(3);
  await world.settled();
  await phone.text('CONFIRM');
  await phone.hears(4);
  await world.settled();
}

test('A day at a glance: numbers that filter, groups by what presses, NOK answers with their photos', async () => {
  const page = await pages.open('/');
  await page.getByText('Nothing is open, and nothing was done today').waitFor();
  await expectGoodPage(page, 'today-empty', page.getByText('Nothing is NOK or out of limits today.'));
  await page.reload();
  await makeDay();
  for (const [name, count] of Object.entries({
    Overdue: 1,
    'At risk': 1,
    'Undelivered, expired': 2,
    'In progress': 1,
    'Done today': 1,
  }))
    await number(page, name)
      .filter({ hasText: String(count) })
      .waitFor();
  const groups = page.getByTestId('job-group').getByRole('heading');
  expect((await groups.allInnerTexts()).map((text) => text.replace(/\s*\d+$/, ''))).toEqual([
    'Overdue',
    'Undelivered',
    'Expired or stopped',
    'At risk',
    'In progress',
    'Waiting in line',
    'Done today',
  ]);
  await group(page, 'Overdue').getByText('1 h 20 min late').waitFor();
  await group(page, 'At risk').getByText('Due in 20 min').waitFor();
  await group(page, 'In progress').getByText('1 of 3').waitFor();
  await group(page, 'Done today').getByText('2 NOK').waitFor();
  await page.getByTestId('nok-answer').nth(2).waitFor();
  await page.getByTestId('nok-photo').getByRole('img').waitFor();
  await expectGoodPage(page, 'today', page.getByTestId('assignment-actions').first());

  await number(page, 'Undelivered, expired').click();
  await page.waitForURL('**/?group=stuck');
  await page.getByTestId('assignment-row').nth(1).waitFor();
  expect(await page.getByTestId('assignment-row').count()).toBe(2);
  await page.reload();
  await page.getByTestId('assignment-row').nth(1).waitFor();
  await page.getByRole('link', { name: 'Show everything' }).click();
  await group(page, 'Done today').waitFor();

  await group(page, 'Done today').getByRole('button', { name: 'Done today' }).press('Enter');
  expect(await group(page, 'Done today').getByTestId('assignment-row').count()).toBe(0);
  await page.reload();
  await group(page, 'Done today').waitFor();
  expect(await group(page, 'Done today').getByTestId('assignment-row').count()).toBe(0);
  await group(page, 'Done today').getByRole('button', { name: 'Done today' }).press('Enter');
  await group(page, 'Done today').getByTestId('assignment-row').waitFor();

  const leak = page.getByTestId('nok-answer').filter({ hasText: 'hissing at the valve' });
  await leak.getByTestId('nok-open').click();
  await page.waitForURL(/\/submissions\/[\w-]+#answer-2$/);
  expect(pages.faults).toEqual([]);
});

test('An answer on WhatsApp and an act in another window are in every window by themselves, whichever process took them', async () => {
  const { world } = pages;
  const other = await world.another();
  const here = await pages.open('/');
  const there = await pages.open('/machines');
  await there.goto(`${other.url}/?group=in_progress`);
  const who = await person('Gita Nair', 'Labeller 3');
  const rows = [here, there].map((page) =>
    page.getByTestId('assignment-row').filter({ hasText: 'Gita Nair' }),
  );
  const made = await assign(who);
  for (const row of rows) await row.filter({ hasText: '0 of 3' }).waitFor();
  const phone = world.phone(who.phoneNumber);
  await phone.hears(0);
  await world.settled();
  const delays: number[] = [];
  for (const [words, text] of [
    ['OK', '1 of 3'],
    ['3.1', '2 of 3'],
    ['OK', 'Waits for CONFIRM'],
  ] as const) {
    const sent = performance.now();
    await phone.text(words);
    for (const row of rows) await row.filter({ hasText: text }).waitFor();
    delays.push(Math.round(performance.now() - sent));
    await world.settled();
  }
  const sent = performance.now();
  await world.manager.post(`/api/assignments/${made.id}/cancel`);
  for (const row of rows) await row.waitFor({ state: 'detached' });
  delays.push(Math.round(performance.now() - sent));
  console.log(`Milliseconds until a change was on both screens: ${delays.join(', ')}`);

  await other.stop();
  await there.getByText('Connection lost').waitFor();
  await there
    .getByTestId('as-of')
    .filter({ hasText: /As of \d/ })
    .waitFor();
  await there.getByTestId('assignment-row').first().waitFor();
  await expectGoodPage(there, 'today-offline', there.getByTestId('as-of'));
  for (const page of [here, there]) await page.context().close();
  expect(pages.faults).toEqual([]);
});

test('The clock alone makes a job overdue, while somebody looks', async () => {
  const page = await pages.open('/');
  await number(page, 'Overdue').waitFor();
  const made = await assign(await person('Hana Sato', 'Air dryer'), {
    dueAt: new Date(Date.now() + 4_000).toISOString(),
  });
  const row = page.locator(`[data-id="${made.id}"]`);
  await group(page, 'At risk').locator(row).waitFor();
  await group(page, 'Overdue').locator(row).waitFor();
  await row.getByText('Due now').waitFor();
  await page.context().close();
  expect(pages.faults).toEqual([]);
});

test('A viewer sees all of it and may change nothing', async () => {
  const credentials = { email: 'vera@example.com', password: 'another-good-password-1' };
  const { manager } = pages.world;
  const { token } = await manager.post<{ token: string }>('/api/users/invitations', {
    email: credentials.email,
    role: 'viewer',
  });
  await manager.post('/api/auth/register', { ...credentials, name: 'Vera', invitation: token });
  const page = await pages.open('/', { credentials });
  await page.getByTestId('assignment-row').first().waitFor();
  expect(await page.getByTestId('assignment-actions').count()).toBe(0);
  expect(await page.getByTestId('assign-open').count()).toBe(0);
  await page.context().close();
});

test('The first visit takes less than 200 kB of scripts', async () => {
  const page = await pages.open('/machines');
  const context = await page
    .context()
    .browser()
    ?.newContext({ storageState: await page.context().storageState() });
  const first = await context?.newPage();
  if (!context || !first) throw new Error('no browser');
  const scripts = new Set<string>();
  first.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.add(path.basename(response.url()));
  });
  await first.goto(pages.world.kinto.url);
  await first.getByTestId('assignment-row').first().waitFor();
  await first.getByTestId('nok-answer').first().waitFor();
  let bytes = 0;
  for (const name of scripts) bytes += await gzippedSize(name);
  console.log(`Scripts of the first visit: ${scripts.size}, ${bytes} bytes gzipped`);
  expect(scripts.size).toBeGreaterThan(3);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(200_000);

  const protocol = await context.newCDPSession(first);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
  await first.reload();
  await first.getByTestId('assignment-row').first().waitFor();
  const painted = await first.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const shown = await first.evaluate(() => performance.now());
  console.log(`A processor four times as slow: first paint ${painted} ms, rows before ${shown} ms`);
  await context.close();
});
