import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectAccessible,
  expectGoodPage,
  keep,
  type PageWorld,
  PHONE,
  startPageWorld,
} from './page-world.ts';

const NAME = '<img src=x onerror="document.title=1"> Filler שלום 👍';
const LONG = `יש נזילה קטנה ליד השסתום. ${'The seal under valve 7 weeps. '.repeat(140)}`.slice(0, 3900);

let pages: PageWorld;
let submissionId: string;
let runningId: string;

beforeAll(async () => {
  pages = await startPageWorld();
  const { manager, phone, settled, passTime } = pages.world;
  await manager.patch('/api/settings', { timeZone: 'Asia/Kolkata' });
  const machine = await manager.post<{ id: number }>('/api/machines', { name: NAME });
  const operator = await manager.post<{ id: number }>('/api/operators', {
    name: 'Noa לוי',
    phoneNumber: '+12025550177',
  });
  const tasks = [
    { taskName: 'Check oil level', verificationCriteria: 'Sight glass between the two marks.' },
    { taskName: 'TDS of the product water', answerType: 'number', unit: 'ppm', min: 40, max: 120 },
    { taskName: 'Leaks at valves and hoses', photo: 'required_on_nok' },
    { taskName: 'Guards closed?' },
  ];
  const template = await manager.post<{ id: number }>('/api/templates', { name: 'Start of shift', tasks });
  const ids = { templateId: template.id, machineId: machine.id, operatorId: operator.id };
  const { submissionId: id } = await manager.post<{ submissionId: string }>('/api/assignments', ids);
  submissionId = id;
  const noa = phone('+12025550177');
  const answers: (() => Promise<unknown>)[] = [
    () => noa.text('OK - fine'),
    () => noa.text('135'),
    async () => noa.photos([await gauge('#c62828'), await gauge('#1565c0')], { caption: 'NOK' }),
    () => noa.text(`NOK ${LONG}`),
    () => noa.text('EDIT 1'),
    () => noa.text('NOK - below MIN, topped up'),
    () => noa.text('CONFIRM'),
  ];
  for (const [i, say] of answers.entries()) {
    await noa.hears(i);
    // An answer counts for a question that has arrived.
    await settled();
    passTime(20);
    await say();
  }
  await settled();
  const running = await manager.post<{ submissionId: string }>('/api/assignments', ids);
  runningId = running.submissionId;
  await settled();
}, 90_000);
afterAll(() => pages.stop());

function gauge(hue: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#d8dee3"/>
    <circle cx="600" cy="400" r="300" fill="#fff" stroke="#3b4650" stroke-width="28"/>
    <path d="M390 612 A300 300 0 1 1 810 612" fill="none" stroke="${hue}" stroke-width="34"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

async function downloaded(page: Page, name: string): Promise<{ filename: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name }).or(page.getByRole('link', { name })).first().click(),
  ]);
  return { filename: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('The list is narrowed by its filters, which stay in the address', async () => {
  const page = await pages.open('/submissions');
  const rows = page.getByTestId('submission-row');
  await rows.nth(1).waitFor();
  expect(await rows.nth(1).innerText()).toContain('4 NOK');
  expect(await rows.nth(1).innerText()).toContain(NAME);
  await expectGoodPage(page, 'submissions', rows.first());
  await page.getByText('To review', { exact: true }).first().click();
  await page.waitForURL(/review=open/);
  await rows.nth(1).waitFor({ state: 'detached' });
  expect(await rows.count()).toBe(1);
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'In progress' }).click();
  await page.waitForURL(/status=pending/);
  await rows.filter({ hasText: '0 of 4 answered' }).waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Only with NOK').check();
  await page.getByRole('combobox', { name: 'Machine' }).fill('Filler');
  await page.getByRole('option', { name: NAME }).click();
  await page.waitForURL(/machineId=/);
  await rows.nth(1).waitFor({ state: 'detached' });
  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody at all');
  await page.getByText('No submission fits these filters').waitFor();
  await page.reload();
  await page.getByText('No submission fits these filters').waitFor();
  expect(await page.getByRole('combobox', { name: 'Machine' }).inputValue()).toBe(NAME);
  expect(pages.faults).toEqual([]);
});

test('The list as a table is what the filters leave', async () => {
  const page = await pages.open('/submissions?failed=true');
  await page.getByTestId('submission-row').first().waitFor();
  const { filename, bytes } = await downloaded(page, 'Export CSV');
  expect(filename).toMatch(/^submissions-\d{4}-\d\d-\d\d\.csv$/);
  const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
  expect(rows).toMatchObject([{ Submission: submissionId, Machine: NAME, NOK: '4' }]);
});

test('Answers, limits, edits and the chat beside them; from one to the other and back', async () => {
  const page = await pages.open(`/submissions/${submissionId}#answer-2`);
  const answers = page.getByTestId('answer');
  await answers.nth(3).waitFor();
  expect(await answers.nth(2).getAttribute('data-selected')).toBe('true');
  expect(await answers.nth(1).innerText()).toContain('above the limits (40 to 120 ppm)');
  await answers.first().getByText('Edited once').click();
  await answers.first().getByText('OK, fine').waitFor();
  await answers.nth(3).getByText('Show the whole remark').click();
  expect(await answers.nth(3).innerText()).toContain(LONG.trim());
  await answers.nth(3).getByText('Show less').click();
  await page.getByTestId('photo-thumb').first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await expectGoodPage(page, 'submission', answers.first());
  await answers.nth(1).getByRole('button', { name: 'Show in chat' }).click();
  const chosen = page.locator('[data-testid="chat-line"][data-selected="true"]');
  await chosen.filter({ hasText: '135' }).waitFor();
  await chosen.filter({ hasText: '135' }).getByRole('button', { name: 'Go to the answer' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'answer-1');
  await page.getByText('Failed first').click();
  await page.waitForURL(/order=failed/);
  expect(await answers.last().getAttribute('data-index')).toBe('3');
  await page.setViewportSize(PHONE);
  await page.getByRole('radiogroup', { name: 'Answers or chat' }).getByText('Chat').click();
  await page.getByRole('log').waitFor();
  await expectAccessible(page);
  await keep(page, 'submission-chat-phone');
  expect(await page.evaluate(() => document.title)).not.toBe('1');
  expect(pages.faults).toEqual([]);
});

test('Photos are zoomed, turned, leafed through by keys, and downloaded', async () => {
  const page = await pages.open(`/submissions/${submissionId}`);
  await page.getByTestId('photo-thumb').first().click();
  const photo = page.getByTestId('photo-full');
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('[data-testid="photo-full"]');
    return image?.complete === true && image.naturalWidth === 1200;
  });
  const width = async () => (await photo.boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('+');
  await page.waitForFunction((old) => {
    const image = document.querySelector('[data-testid="photo-full"]');
    return (image?.getBoundingClientRect().width ?? 0) > old * 1.2;
  }, before);
  await page.getByRole('button', { name: 'Rotate' }).click();
  expect(await photo.getAttribute('style')).toContain('rotate: 90deg');
  await keep(page, 'photo-viewer-light');
  await expectAccessible(page);
  await page.keyboard.press('0');
  const address = await photo.getAttribute('src');
  const { filename, bytes } = await downloaded(page, 'Download photo');
  expect(filename).toContain('Question 3');
  expect((await sharp(bytes).metadata()).width).toBe(1200);
  await page.keyboard.press('ArrowRight');
  await page.getByText('2 of 2').waitFor();
  expect(await photo.getAttribute('src')).not.toBe(address);
  await page.keyboard.press('Escape');
  await photo.waitFor({ state: 'detached' });
  expect(pages.faults).toEqual([]);
});

test('Two reviewers: the later one is told who was faster; a follow-up says what was done', async () => {
  const mine = await pages.open(`/submissions/${submissionId}`);
  const review = mine.getByTestId('review');
  await review.getByLabel('Note').fill('Looks fine');
  const updated = await pages.world.manager.get<{ updatedAt: string }>(`/api/submissions/${submissionId}`);
  await pages.world.manager.patch(`/api/submissions/${submissionId}`, {
    updatedAt: updated.updatedAt,
    review: 'needs_action',
    note: 'Order a seal',
  });
  await review.getByRole('button', { name: 'Accept' }).click();
  await review.getByText('Somebody was faster').waitFor();
  await expectAccessible(mine);
  await keep(mine, 'submission-conflict-light');
  await review.getByRole('button', { name: 'Show what it says now' }).click();
  await review.getByText('Order a seal').waitFor();
  await review.getByRole('button', { name: 'Take review back' }).click();
  await review.getByLabel('Note').fill('Seal replaced');
  await review.getByRole('button', { name: 'Accept' }).click();
  await review.getByText('Accepted').waitFor();
  const leak = mine.getByTestId('answer').nth(2);
  await leak.getByRole('button', { name: 'Add follow-up' }).click();
  await mine.getByRole('dialog').getByLabel('Follow-up').fill('Seal replaced by Tom');
  await mine.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await leak.getByText('Seal replaced by Tom').waitFor();
  expect(await pages.world.manager.get(`/api/submissions/${submissionId}`)).toMatchObject({
    review: { state: 'accepted', note: 'Seal replaced' },
    answers: [{}, {}, { followUp: { text: 'Seal replaced by Tom' } }, {}],
  });
  expect(pages.faults).toEqual([]);
});

test('On paper: the print view, the PDF and the table', async () => {
  const page = await pages.open(`/submissions/${submissionId}`);
  await page.getByRole('button', { name: 'Print, PDF and CSV' }).click();
  const pdf = await downloaded(page, 'PDF');
  expect(pdf.filename).toMatch(/Start of shift.*\.pdf$/);
  const document = await getDocument({ data: new Uint8Array(pdf.bytes), verbosity: 0 }).promise;
  expect(document.numPages).toBeGreaterThan(1);
  const { items } = await (await document.getPage(1)).getTextContent();
  expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('Asia/Kolkata');
  await document.destroy();
  await page.getByRole('button', { name: 'Print, PDF and CSV' }).click();
  const csv = await downloaded(page, 'CSV');
  const rows = parse<Record<string, string>>(csv.bytes, { bom: true, columns: true });
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatchObject({ Value: '135', 'Out of limits': 'yes', Machine: NAME });
  await page.getByRole('button', { name: 'Print, PDF and CSV' }).click();
  await page.getByRole('menuitem', { name: 'Print view' }).click();
  const sheet = page.getByTestId('sheet');
  await sheet.getByText('All times are in the time zone Asia/Kolkata.').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  await expectGoodPage(page, 'submission-print', sheet);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print', exact: true }).isVisible()).toBe(false);
  expect(pages.faults).toEqual([]);
});

test('While it runs, answers come in by themselves; what is not there is said to be missing', async () => {
  const page = await pages.open(`/submissions/${runningId}`);
  await page.getByText('No answer yet').waitFor();
  await page.getByText('It can be reviewed once the operator has confirmed it.').waitFor();
  await pages.world.phone('+12025550177').text('OK - live');
  await page.getByTestId('answer').filter({ hasText: 'live' }).waitFor();
  await page.goto(`${pages.world.kinto.url}/submissions/nothing-there`);
  await page.getByText('This submission does not exist').waitFor();
  await expectAccessible(page);
  expect(pages.faults).toEqual([]);
});
