import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startEmulator } from './start.ts';
import { buttonMessage, JPEG, listMessage } from './test/messages.ts';
import { openBrowser } from './test/open-browser.ts';
import { OPERATOR, type Pair, startPair } from './test/start-pair.ts';

let browser: Browser;
let pair: Pair;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  pair = await startPair();
  await pair.call('POST', '/emulator/phones', { phoneNumber: `+${OPERATOR}`, name: 'Asha Mwangi' });
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  faults = [];
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
  await page.goto(pair.emulator.url);
  await page.getByTestId('phone-list').getByTestId(`phone-${OPERATOR}`).click();
  await page.getByText('No messages yet').waitFor();
});
afterEach(async () => {
  await page.close();
  await pair.close();
  expect(faults).toEqual([]);
});

const bubbles = () => page.getByTestId('bubble');

/** The messages that reached the product, once there are this many. */
async function inbound(count: number) {
  await pair.receiver.received(count);
  await pair.emulator.idle();
  return pair.receiver.messages();
}

it('types a message, which shows as text and nothing else', async () => {
  const text = 'NOK *belt* torn <img src=x onerror=alert(1)>';
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('send').click();
  await bubbles().first().waitFor();
  expect((await inbound(1))[0]?.text).toEqual({ body: text });
  expect(await bubbles().first().locator('strong').textContent()).toBe('belt');
  expect(await bubbles().first().textContent()).toContain('<img src=x');
  expect(await bubbles().first().locator('img').count()).toBe(0);
  expect(await page.getByTestId('composer').inputValue()).toBe('');
});

it('shows what the business sends, and thereby reads it', async () => {
  await pair.send({ text: { body: 'Good morning' } });
  await bubbles().getByText('Good morning').waitFor();
  await pair.receiver.received(3);
  expect(pair.receiver.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
});

it('presses a button and picks from a list', async () => {
  const first = await pair.send(buttonMessage('OK', 'NOK'));
  await page.getByTestId('button-NOK').click();
  await page.locator('[data-direction=inbound]').waitFor();
  const second = await pair.send(listMessage(['Oil', 'Belt']));
  await page.getByTestId('button-Choose').click();
  await page.getByTestId('row-Belt').click();
  await page.locator('[data-direction=inbound]').nth(1).waitFor();
  await pair.emulator.idle();
  expect(pair.receiver.messages()).toEqual([
    expect.objectContaining({ context: { from: '15550783881', id: first.body.messages[0].id } }),
    expect.objectContaining({ context: { from: '15550783881', id: second.body.messages[0].id } }),
  ]);
  expect(await page.getByTestId('sheet').isHidden()).toBe(true);
});

it('sends several photos with one caption', async () => {
  const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: JPEG });
  await page.getByTestId('attach').setInputFiles([photo('a.jpg'), photo('b.jpg')]);
  await page.getByTestId('attach').setInputFiles([photo('c.jpg')]);
  await page.getByTestId('tray').getByLabel('Remove').first().click();
  await page.getByTestId('composer').fill('OK - level normal');
  await page.getByTestId('send').click();
  await bubbles().nth(1).waitFor();
  const images = (await inbound(2)).map((message) => message.image as { caption?: string });
  expect(images.map((image) => image.caption).sort()).toEqual(['OK - level normal', undefined]);
});

it('quotes a message', async () => {
  const { body } = await pair.send({ text: { body: 'Check oil level' } });
  await page.getByTestId('quote').click();
  await page.getByTestId('quote-preview').getByText('Check oil level').waitFor();
  await page.getByTestId('composer').fill('OK');
  await page.getByTestId('composer').press('Enter');
  await page.locator('[data-direction=inbound]').waitFor();
  await pair.emulator.idle();
  expect(pair.receiver.messages()[0]?.context).toMatchObject({ id: body.messages[0].id });
  expect(await page.getByTestId('quote-preview').isHidden()).toBe(true);
});

it('gives back what could not be sent, and says why', async () => {
  await pair.call('POST', '/emulator/phones', { phoneNumber: '+255700000001', name: 'Juma' });
  await page.route('**/text', (route) =>
    route.fulfill({ status: 400, json: { error: { message: 'Not now' } } }),
  );
  await page.getByTestId('composer').fill('my long text');
  await page.getByTestId('send').click();
  await page.getByText('Not now').waitFor();
  expect(await page.getByTestId('composer').inputValue()).toBe('my long text');
});

it('turns a switch', async () => {
  await page.locator('#panel-open-chat').click();
  await page.getByTestId('switch-offline').check();
  await page.locator('#offline-mark').waitFor();
  expect((await pair.call('GET', '/emulator/state')).body.offline).toEqual([OPERATOR]);
});

it('finds the emulator again after it was away', async () => {
  const { port } = pair.emulator;
  await pair.emulator.close();
  await page.locator('#live-lost').waitFor();
  const again = await startEmulator({ port, webhookUrl: pair.receiver.url });
  await fetch(`${again.url}/emulator/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phoneNumber: '+255700000002', name: 'Neema' }),
  });
  await page.getByTestId('phone-255700000002').waitFor({ state: 'attached' });
  expect(await page.locator('#live-lost').isHidden()).toBe(true);
  await page.close();
  await again.close();
});
