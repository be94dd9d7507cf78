import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { sign } from '../../whatsapp/signature.ts';
import { makePlant } from '../plant.ts';
import type { World } from '../world.ts';
import { type Familiar, type MutatedWebhook, mutatedWebhook } from './mutated-webhook.ts';

/** Where the smallest form of a webhook that broke something is kept, to be sent again by every run. */
const found = new URL('./found/', import.meta.url);
/** Longer than anything may take, on a machine that is busy with something else too. */
const HUNG_MS = 60_000;
const MOST_AT_ONCE = 40;
const MOST_A_ROUND = 10_000;
const QUESTIONS = 90;

export interface Poured {
  sent: number;
  /** How many were answered with which status; 0 is no answer. */
  statuses: Record<number, number>;
  seed: number;
}

/** Three operators in the middle of a long checklist, and one in the summary: what webhooks can be about. */
async function makeFamiliar(world: World): Promise<Familiar> {
  const plants = await Promise.all(Array.from({ length: 4 }, () => makePlant(world)));
  for (const [i, plant] of plants.entries()) await plant.assign(i === 0 ? 1 : questions());
  await world.settled();
  const first = plants[0];
  if (first) await world.phone(first.phoneNumber).text('ok');
  await world.settled();
  const heard = (await Promise.all(plants.map(({ phoneNumber }) => world.phone(phoneNumber).heard()))).flat();
  return {
    phoneNumberId: world.emulator.phoneNumberId,
    senders: plants.map(({ phoneNumber }) => phoneNumber.slice(1)),
    wamids: heard.map(({ wamid }) => wamid),
    buttons: heard.flatMap(({ choices }) => choices.map(({ id }) => id)),
    since: Math.floor(Date.now() / 1000),
  };
}

/** Every kind of answer, every rule for photos. */
const questions = () =>
  Array.from({ length: QUESTIONS }, (_, i) => ({
    taskName: `Task ${i + 1}`,
    ...[
      {},
      { photo: 'required' },
      { answerType: 'number' },
      { answerType: 'text' },
      { photo: 'required_on_nok' },
    ][i % 5],
  }));

/**
 * Sends at least so many mutated webhooks, up to forty at once, each signed; every one must be answered with 200. Every five thousand,
 * new operators begin a checklist.
 * @throws what fast-check says of the smallest that was not, after keeping it in `found/`
 */
export async function pourWebhooks(
  world: World,
  { total, seed }: { total: number; seed: number },
): Promise<Poured> {
  const post = openPost(world);
  const poured: Poured = { sent: 0, statuses: {}, seed };
  let smallest: MutatedWebhook[] = [];
  const sendAll = async (webhooks: MutatedWebhook[]) => {
    const statuses = await Promise.all(webhooks.map(({ body }) => post.send(body)));
    poured.sent += webhooks.length;
    for (const status of statuses) poured.statuses[status] = (poured.statuses[status] ?? 0) + 1;
    const broken = webhooks.filter((_, i) => statuses[i] !== 200);
    if (broken.length === 0) return;
    // Without any answer it may be the world that went away: the report has it, the folder does not.
    smallest = webhooks.filter((_, i) => statuses[i] !== 200 && statuses[i] !== 0);
    throw new Error(`Answered with ${statuses.join(', ')}: ${broken.map(({ made }) => made).join(' | ')}`);
  };
  try {
    for (let round = 0; poured.sent < total; round++) {
      const one = mutatedWebhook(await makeFamiliar(world));
      const batch = fc.array(one, { minLength: 1, maxLength: MOST_AT_ONCE, size: 'max' });
      const numRuns = Math.ceil(Math.min(total - poured.sent, MOST_A_ROUND) / MOST_AT_ONCE);
      await fc.assert(fc.asyncProperty(batch, sendAll), {
        seed: seed + round,
        numRuns,
        includeErrorInReport: true,
      });
    }
  } catch (error) {
    for (const { body } of smallest) keep(body);
    throw error;
  } finally {
    post.close();
  }
  return poured;
}

/** Sends what once broke something. @returns the statuses */
export async function sendFound(world: World): Promise<number[]> {
  const post = openPost(world);
  const files = existsSync(found) ? readdirSync(found) : [];
  const statuses = [];
  for (const file of files) statuses.push(await post.send(readFileSync(new URL(file, found))));
  post.close();
  return statuses;
}

function keep(body: Buffer): void {
  mkdirSync(found, { recursive: true });
  const name = createHash('sha256').update(body).digest('hex').slice(0, 12);
  writeFileSync(new URL(`${name}.webhook`, found), body);
}

function openPost(world: World) {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_AT_ONCE });
  const url = `${world.kinto.url}/api/whatsapp/webhook`;
  return {
    close: () => agent.destroy(),
    send: (body: Buffer) =>
      new Promise<number>((resolve) => {
        const headers = {
          'content-type': 'application/json',
          'content-length': body.length,
          'x-hub-signature-256': sign(body, world.emulator.appSecret),
        };
        const sent = request(url, { agent, method: 'POST', headers, timeout: HUNG_MS }, (response) => {
          response.resume().on('end', () => resolve(response.statusCode ?? 0));
        });
        sent
          .on('timeout', () => sent.destroy())
          .on('error', () => resolve(0))
          .end(body);
      }),
  };
}
