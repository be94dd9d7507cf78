import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { operatorPhone } from '../../server/test/operator-phone.ts';
import { type LogLine, type ProductProcess, startProduct } from '../../server/test/product-process.ts';
import { answerAll } from './answer-all.ts';
import { findFaults } from './find-faults.ts';
import { type Copy, type Ground, PHONES, TASKS } from './ground.ts';

export interface Outcome {
  /** Whether the process came to that step so many times, and died there. */
  reached: boolean;
  /** What was wrong in the end, in words. */
  faults: string[];
}

/** Milliseconds. */
const CALM_WITHIN = 60_000;
/** Questions, summary, the first question again, summary again, done. */
const NEEDED = TASKS + 4;
const TWO_DAYS = 2 * 86_400;

/**
 * Two operators answer a checklist while the product dies at the k-th time that it comes to a step; it is started again, and
 * everything must come to its end as if nothing had happened.
 */
export async function dieAtStep(
  ground: Ground,
  { main, step, k, picture }: { main: string; step: string; k: number; picture: Buffer },
): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-failpoint-'));
  const database = await ground.copy();
  const variables = ground.variables(folder);
  const emulator = await startEmulator({
    port: 0,
    appSecret: variables.WHATSAPP_APP_SECRET,
    verifyToken: variables.WHATSAPP_VERIFY_TOKEN,
    retry: { baseMs: 50, capMs: 300 },
  });
  const log: LogLine[] = [];
  const product = keepRunning(emulator, log, {
    ...{ main, failpoint: `${step}:${k}`, photosDir: variables.WHATSAPP_PHOTOS_DIR ?? '' },
    variables: {
      ...variables,
      DATABASE_URL: database.url,
      WHATSAPP_API_URL: emulator.url,
      WHATSAPP_PHONE_NUMBER_ID: emulator.phoneNumberId,
    },
  });
  try {
    await Promise.all(ground.operatorIds.map((id) => assign(ground, product.url, id)));
    const phones = PHONES.map((number) => operatorPhone(emulator.url, number));
    await Promise.all(phones.map((phone) => answerAll(phone, picture)));
    const faults = await calmDown(emulator, database, {
      photosDir: variables.WHATSAPP_PHOTOS_DIR ?? '',
      log,
      operators: PHONES.length,
    });
    const heard = (await Promise.all(phones.map((phone) => phone.heard()))).flat().length;
    const extra = heard - PHONES.length * NEEDED;
    // Whoever dies has at most one message for each person in hand.
    if (extra > (product.died() ? PHONES.length : 0)) faults.push(`${extra} messages more than needed`);
    return { reached: product.died(), faults };
  } catch (error) {
    const chats = await Promise.all(
      PHONES.map(async (number) =>
        (await operatorPhone(emulator.url, number).heard()).map(({ text }) => text),
      ),
    );
    return { reached: product.died(), faults: [`${(error as Error).message}: ${JSON.stringify(chats)}`] };
  } finally {
    await product.stop();
    await emulator.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The product, started once more when it has died at its failpoint. */
function keepRunning(
  emulator: Emulator,
  log: LogLine[],
  options: { main: string; failpoint: string; photosDir: string; variables: Record<string, string> },
) {
  let died = false;
  let stopping = false;
  const start = async (failpoint: string): Promise<ProductProcess> => {
    const product = await startProduct(
      { ...options.variables, FAILPOINT: failpoint },
      (line) => log.push(line),
      options.main,
    );
    emulator.setWebhookUrl(`${product.url}/api/whatsapp/webhook`);
    return product;
  };
  const again = async () => {
    died = true;
    await age(options.photosDir);
    return start('');
  };
  let running = start(options.failpoint).catch(again);
  void running.then(async ({ exited }) => {
    await exited;
    if (!stopping && !died) running = again();
  });
  return {
    url: async () => (await running).url,
    died: () => died,
    async stop() {
      stopping = true;
      await (await running).terminate();
    },
  };
}

/** What was half written is two days old at the next start: by then nobody else can be at it. */
async function age(photosDir: string): Promise<void> {
  const then = Date.now() / 1_000 - TWO_DAYS;
  const leftovers = (await readdir(photosDir).catch(() => [])).filter((name) => name.endsWith('.tmp'));
  for (const name of leftovers) await utimes(path.join(photosDir, name), then, then);
}

/** As a manager's page does: the same request again, with its key, until there is an answer. */
async function assign(ground: Ground, url: () => Promise<string>, operatorId: number): Promise<void> {
  const { token, templateId, machineId } = ground;
  for (;;) {
    const response = await fetch(`${await url()}/api/assignments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `assign-${operatorId}`,
      },
      body: JSON.stringify({ templateId, machineId, operatorId }),
    }).catch(() => null);
    if (response?.ok) return;
    if (response && response.status < 500)
      throw new Error(`Assigning: ${response.status} ${await response.text()}`);
    await setTimeout(50);
  }
}

/** Waits until nothing is wrong any more, and looks once more after that. */
async function calmDown(
  emulator: Emulator,
  database: Copy,
  about: Parameters<typeof findFaults>[1],
): Promise<string[]> {
  const deadline = performance.now() + CALM_WITHIN;
  for (let calm = 0; ; ) {
    await emulator.idle();
    const faults = await findFaults(database, about);
    calm = faults.length === 0 ? calm + 1 : 0;
    if (calm === 2 || performance.now() > deadline) return faults;
    await setTimeout(100);
  }
}
