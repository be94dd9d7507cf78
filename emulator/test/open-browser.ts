import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A system's own Chromium when there is one, else the one from npm. */
export async function openBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  const executablePath = installed ?? (await chromium.executablePath());
  // With a single process, closing one page would end the browser.
  const own = installed ? [] : chromium.args.filter((arg) => arg !== '--single-process');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return driver.launch({ executablePath, args: [...own, '--no-sandbox', '--disable-gpu', ...quiet] });
}
