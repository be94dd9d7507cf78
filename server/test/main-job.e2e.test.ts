import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../emulator/test/open-browser.ts';
import { seedExample } from '../seed/seed-example.ts';
import { nextSecond } from './next-second.ts';
import { keep } from './pages/page-world.ts';
import { startWorld, type World } from './world.ts';

const QUESTIONS = [
  { taskName: 'Check oil level', verificationCriteria: 'Between MIN and MAX on the glass.' },
  { taskName: 'Photo of the pressure gauge', photo: 'required' },
  { taskName: 'Listen for air leaks' },
  { taskName: 'Drive belt', verificationCriteria: 'No cracks, tension as marked.' },
  { taskName: 'Safety guard in place', photo: 'required_on_nok' },
];

let world: World;
let browser: Browser;
let manager: Page;
let phone: Page;
const faults: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  await seedExample(world.kinto.context);
  browser = await openBrowser();
  manager = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  phone = await browser.newPage({ viewport: { width: 390, height: 800 } });
  for (const page of [manager, phone]) {
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
  }
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

/** A real picture: something like a gauge, so that a person can tell one from the other. */
async function picture(
  label: string,
  hue: string,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <rect width="1200" height="900" fill="#d8dee3"/><rect y="620" width="1200" height="280" fill="#8d99a3"/>
    <circle cx="600" cy="420" r="300" fill="#fff" stroke="#3b4650" stroke-width="28"/>
    <path d="M390 632 A300 300 0 1 1 810 632" fill="none" stroke="${hue}" stroke-width="34"/>
    <path d="M600 420 L770 270" stroke="#c62828" stroke-width="18" stroke-linecap="round"/>
    <circle cx="600" cy="420" r="26" fill="#3b4650"/>
    <text x="600" y="800" font-size="90" text-anchor="middle" font-family="sans-serif" fill="#1d252b">${label}</text></svg>`;
  return {
    name: `${label}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(svg)).jpeg().toBuffer(),
  };
}

const bubbles = () => phone.getByTestId('bubble');
const heard = (text: string | RegExp) => bubbles().filter({ hasText: text }).last().waitFor();

async function say(text: string): Promise<void> {
  await phone.getByTestId('composer').fill(text);
  await phone.getByTestId('send').click();
}

async function sendPhoto(label: string, hue: string, caption?: string): Promise<void> {
  await nextSecond();
  await phone.getByTestId('attach').setInputFiles(await picture(label, hue));
  await phone.getByTestId('tray').waitFor();
  if (caption !== undefined) await phone.getByTestId('composer').fill(caption);
  await phone.getByTestId('send').click();
}

async function pick(testId: string, option: string): Promise<void> {
  await manager.getByTestId(testId).click();
  await manager.getByRole('option', { name: option }).click();
}

test('A manager assigns, an operator answers on the phone page in every way, the manager sees it live with its photos', async () => {
  await world.manager.post('/api/templates', { name: 'Compressor, start of shift', tasks: QUESTIONS });
  await manager.goto(world.kinto.url);
  await manager.getByTestId('sign-in-email').fill('admin@example.com');
  await manager.getByTestId('sign-in-password').fill('a-good-test-password');
  await manager.getByTestId('sign-in-submit').click();
  await manager.getByTestId('assign-open').click();
  await pick('assign-template', 'Compressor, start of shift');
  await pick('assign-machine', 'Air compressor 2');
  await pick('assign-operator', 'Asha Verma');
  await manager.getByTestId('assign-submit').click();
  await manager.getByText('1 assigned. 1 asked.').waitFor();
  await manager.getByRole('link', { name: 'See them on Today' }).click();
  await manager.getByTestId('assignment-row').filter({ hasText: '0 of 5' }).waitFor();

  const { rows } = await world.database.pool.query(
    `SELECT phone_number FROM operators WHERE name = 'Asha Verma'`,
  );
  await phone.goto(`${world.emulator.url}/#${rows[0].phone_number.slice(1)}`);
  await heard('Question 1 of 5: Check oil level');
  await sendPhoto('Oil level', '#2e7d32', 'OK - Oil level normal');
  await heard('Question 2 of 5');
  await sendPhoto('6.8 bar', '#1565c0');
  await bubbles().nth(3).waitFor();
  await say('ok');
  await heard('Question 3 of 5');
  await say('nok small leak at the valve');
  await heard('Question 4 of 5');
  await keep(phone, 'operator-phone');
  await phone.getByTestId('button-OK').last().click();
  await heard('Question 5 of 5');
  await say('NOK - guard loose');
  await heard('Question 5 needs a photo too');
  await sendPhoto('Guard', '#ef6c00');
  await heard('all answered');
  await manager.getByTestId('assignment-row').filter({ hasText: '5 of 5' }).waitFor();
  await say('EDIT 3');
  await heard('Changing question 3');
  await say('OK - tightened, no leak');
  await bubbles().filter({ hasText: 'tightened, no leak' }).filter({ hasText: 'all answered' }).waitFor();
  await phone.getByTestId('button-✅ Confirm').last().click();
  await heard('🎉 Done!');

  const row = manager.getByTestId('assignment-row').filter({ hasText: 'Completed' });
  await row.waitFor();
  await row.getByTestId('assignment-open').click();
  await manager.getByTestId('submission-status').filter({ hasText: 'Completed' }).waitFor();
  await manager.getByTestId('answer').nth(4).waitFor();
  const answers = await manager.getByTestId('answer').allInnerTexts();
  expect(answers).toHaveLength(5);
  expect(answers[0]).toContain('Oil level normal');
  expect(answers[2]).toContain('tightened, no leak');
  expect(answers[4]).toContain('guard loose');
  await manager.getByTestId('photo-thumb').nth(2).waitFor();
  expect(await manager.getByTestId('photo-thumb').count()).toBe(3);
  await manager.waitForFunction(() =>
    [
      ...document.querySelectorAll<HTMLImageElement>(
        '[data-testid="photo-thumb"] img, img[data-testid="photo-thumb"]',
      ),
    ].every((image) => image.complete && image.naturalWidth > 0),
  );
  await keep(manager, 'main-job-submission');
  await manager.getByTestId('photo-thumb').first().click();
  await manager.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>(
      'img[data-testid="photo-full"], [data-testid="photo-full"] img',
    );
    return image?.complete === true && image.naturalWidth > 1000;
  });
  expect(faults).toEqual([]);
});
