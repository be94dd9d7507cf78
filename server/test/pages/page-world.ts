import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { openBrowser } from '../../../emulator/test/open-browser.ts';
import { packageRoot } from '../../config/package-root.ts';
import { seedExample } from '../../seed/seed-example.ts';
import { startWorld, type World } from '../world.ts';

/** SCREENSHOTS=1 keeps a picture of each page that a test looks at: light, dark and on a phone. */
const KEEP = process.env.SCREENSHOTS === '1';
const FOLDER = path.join(packageRoot(), 'docs', 'screenshots');
export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 800 };
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

/** The product with the example plant and a browser, for tests that do what a person does. */
export interface PageWorld {
  world: World;
  browser: Browser;
  /** A browser window of somebody's own, signed in (as the admin unless said), at that path. */
  open(
    address: string,
    as?: { credentials?: { email: string; password: string } | null; viewport?: typeof DESKTOP },
  ): Promise<Page>;
  /** No page may have thrown, nor tried what the content security policy forbids. */
  faults: string[];
  stop(): Promise<void>;
}

/** @param options.seeded with the example plant, unless false */
export async function startPageWorld(options: { seeded?: boolean } = {}): Promise<PageWorld> {
  const world = await startWorld();
  if (options.seeded !== false) await seedExample(world.kinto.context);
  const browser = await openBrowser();
  const faults: string[] = [];
  const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  const { url } = world.kinto;

  async function stateOf(credentials: { email: string; password: string }) {
    const known = signedIn.get(credentials.email);
    if (known) return known;
    const context = await browser.newContext();
    const answer = await context.request.post(`${url}/api/auth/login`, { data: credentials });
    expect(answer.status()).toBe(200);
    const state = await context.storageState();
    await context.close();
    signedIn.set(credentials.email, state);
    return state;
  }

  return {
    world,
    browser,
    faults,
    async open(address, { credentials = ADMIN, viewport = DESKTOP } = {}) {
      const context = await browser.newContext({
        viewport,
        acceptDownloads: true,
        reducedMotion: 'reduce',
        ...(credentials && { storageState: await stateOf(credentials) }),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (line) => {
        if (/Content.Security.Policy|Minified React error/i.test(line.text())) faults.push(line.text());
      });
      await page.goto(url + address);
      return page;
    },
    async stop() {
      await browser.close();
      await world.stop();
    },
  };
}

/** WCAG 2.2 AA by axe: fails with what is wrong, and where. */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the driver, not by a script element: the page's content security policy would refuse that, and should.
  await page.evaluate(axe.source);
  // Half faded in, words have half their contrast.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map((n) => n.html) })),
  ).toEqual([]);
}

/**
 * What every page is held to, in the state that it is in: accessible in light and dark, on a desktop and on a phone; nothing
 * sticks out sideways there, and no page goes on, empty, below what is on it. Keeps the pictures `<name>-light.png`, `-dark.png` and `-phone.png`. Leaves it light, on a desktop.
 * @param settled what must be in sight before a picture is worth taking
 */
export async function expectGoodPage(page: Page, name: string, settled: Locator): Promise<void> {
  await settled.waitFor();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await expectEndsWithContent(page);
  await keep(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await keep(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  await settled.waitFor();
  await expectAccessible(page);
  const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(sideways), 'pixels that stick out sideways').toBeLessThanOrEqual(0);
  await expectEndsWithContent(page);
  await keep(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
}

async function expectEndsWithContent(page: Page): Promise<void> {
  const below = () => {
    const content = Math.max(innerHeight, Math.ceil(document.body.getBoundingClientRect().height));
    return document.documentElement.scrollHeight - content;
  };
  expect(await page.evaluate(below), 'empty pixels below the page').toBeLessThanOrEqual(1);
}

/** A picture of what is in sight, small enough for a repository. */
export async function keep(page: Page, name: string): Promise<void> {
  if (!KEEP) return;
  await mkdir(FOLDER, { recursive: true });
  const picture = await page.screenshot({ animations: 'disabled' });
  await sharp(picture)
    .png({ palette: true, quality: 85, effort: 8 })
    .toFile(path.join(FOLDER, `${name}.png`));
}
