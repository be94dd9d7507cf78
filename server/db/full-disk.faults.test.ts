import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { allAnswered, answersOf } from '../test/answers-of.ts';
import { answerByButton } from '../test/button-operator.ts';
import { notHere } from '../test/not-here.ts';
import { type OutsideProduct, startOutsideProduct } from '../test/outside-product.ts';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../test/small-disk.ts';

const MEGABYTES = 200;
const OPERATORS = 6;
const QUESTIONS = 20;
/** Webhooks in a row that must be refused for the disk to count as full. */
const IN_A_ROW = 20;

const skipped = notHere(whyNoSmallDisk(), 'the whole product on a full disk');

/** A connection to the database that the product has made for itself. */
async function connectInside(data: string): Promise<pg.Client> {
  const read = (name: string) => readFileSync(path.join(data, 'postgres', name), 'utf8').trim();
  const client = new pg.Client({
    connectionString: `postgres://kinto:${read('password')}@127.0.0.1:${read('port')}/kinto`,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

let messages = 0;
/** One message after the other until so many were refused in a row. @returns those that got their 200 */
async function bringUntilRefused(outside: OutsideProduct, from: string): Promise<string[]> {
  const taken: string[] = [];
  for (let refused = 0; refused < IN_A_ROW; ) {
    const wamid = `wamid.full.${++messages}`;
    const webhook = messagesWebhook(outside.emulator.phoneNumberId, from, [
      textMessage(wamid, `hello ${'.'.repeat(2_000)}`),
    ]);
    const status = await postWebhook(outside.product.url, outside.emulator.appSecret, webhook);
    expect([200, 503]).toContain(status);
    refused = status === 503 ? refused + 1 : 0;
    if (status === 200) taken.push(wamid);
  }
  return taken;
}

const healthOf = async ({ product }: OutsideProduct) => (await fetch(`${product.url}/health`)).status;

test.skipIf(skipped)(
  'The disk of database and photos is full, then even its journal: 503, no exit, nothing lost, and well again by itself',
  async () => {
    const disk = mountSmallDisk(MEGABYTES);
    onTestFinished(() => disk.close());
    const data = path.join(disk.folder, 'data');
    const outside = await startOutsideProduct({
      DATA_DIR: data,
      WHATSAPP_PHOTOS_DIR: path.join(disk.folder, 'photos'),
    });
    onTestFinished(() => outside.stop());
    const writer = await makePlant(outside);
    const plants = await Promise.all(Array.from({ length: OPERATORS }, () => makePlant(outside)));
    const assigned = await Promise.all(plants.map((plant) => plant.assign(QUESTIONS)));
    const answering = Promise.all(
      plants.map(({ phoneNumber }) => answerByButton(outside.phone(phoneNumber), { thinkMs: 500 })),
    );
    answering.catch(() => {});

    await disk.fill();
    const taken = await bringUntilRefused(outside, writer.phoneNumber);
    await expect.poll(() => healthOf(outside), { timeout: 20_000 }).toBe(503);
    const status = (await outside.manager.get('/api/system-status')) as {
      services: Record<string, { status: string; cause?: string }>;
    };
    expect(status.services.database).toMatchObject({ status: 'error', cause: 'disk_full' });
    expect(status.services.disk).toMatchObject({ status: 'error', cause: 'full' });
    await disk.free();
    let from = performance.now();
    await expect.poll(() => healthOf(outside), { timeout: 60_000 }).toBe(200);
    const healed = performance.now() - from;

    await disk.fill();
    const inside = await connectInside(data);
    // Nothing but the journal grows, until it can't: then the server gives itself up, and no start succeeds.
    const given = await (async () => {
      for (let piece = 0; piece < MEGABYTES; piece++)
        await inside.query(`select pg_logical_emit_message(true, 'test', repeat('x', 1000000))`);
    })().catch((error: Error) => error.message);
    expect(given).toMatch(/No space left|terminat/);
    taken.push(...(await bringUntilRefused(outside, writer.phoneNumber)));
    expect(outside.product.isRunning()).toBe(true);
    await disk.free();
    from = performance.now();
    await expect.poll(() => healthOf(outside), { timeout: 90_000 }).toBe(200);
    const healedAgain = performance.now() - from;

    const again = (await answering).reduce((sum, count) => sum + count, 0);
    const after = await connectInside(data);
    const sql = async <Row>(statement: string, values: unknown[] = []) =>
      (await after.query(statement, values)).rows as Row[];
    await expect
      .poll(
        () =>
          answersOf(
            { sql },
            assigned.map(({ submissionId }) => submissionId),
          ),
        { timeout: 60_000 },
      )
      .toEqual(allAnswered(OPERATORS, QUESTIONS));
    const kept = await sql(
      'SELECT 1 FROM inbound_messages WHERE wamid = ANY($1) AND handled_at IS NOT NULL',
      [taken],
    );
    expect(taken.length - kept.length).toBe(0);
    await after.end();
    await inside.end().catch(() => {});
    recordFigure(
      'D6',
      `whole product on a full disk of ${MEGABYTES} MB: healthy ${(healed / 1000).toFixed(1)} s after there was room, ${(healedAgain / 1000).toFixed(1)} s after a full journal had ended the server; ${taken.length + OPERATORS * QUESTIONS} messages with their 200, 0 lost, 0 doubled, 0 exits, ${again} messages repeated`,
      'disk',
    );
  },
);
