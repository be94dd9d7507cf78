import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Secrets } from './config/load-secrets.ts';
import { type EmulatorHold, holdEmulator } from './emulator-hold.ts';
import type { Logger } from './log/logger.ts';

/** The number that the emulator plays, as Meta would name it. */
const PHONE_NUMBER_ID = '106540352242922';
const READY_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 50;
const TRY_AGAIN_MS = 2_000;

export interface EmulatorProcess {
  url: string;
  phoneNumberId: string;
  /** Lets go of it: the last process that does so ends it. */
  stop(): Promise<void>;
}

interface EmulatorProcessOptions {
  port: number;
  productPort: number;
  secrets: Secrets;
  log: Logger;
}

/**
 * Runs our emulator of the Cloud API as a program of its own beside the product, on the port after it. One that is running there
 * already, because another process started it or a crash left it, is used as it is: the phones keep their chats. It belongs to nobody:
 * it lives for as long as any process needs it, and is started again when it dies.
 * @throws when it can't be started
 */
export async function startEmulatorProcess(options: EmulatorProcessOptions): Promise<EmulatorProcess> {
  const { port, log } = options;
  const url = `http://127.0.0.1:${port}`;
  let stopping = false;
  const watch = (hold: EmulatorHold): EmulatorHold => {
    void hold.gone.then(() => {
      if (stopping) return;
      log.error({}, 'The emulator went away; its chats are lost');
      current = reachAgain(url, options, () => stopping).then((again) => again && watch(again));
    });
    return hold;
  };
  let current: Promise<EmulatorHold | null> = Promise.resolve(watch(await reach(url, options)));
  return {
    url,
    phoneNumberId: PHONE_NUMBER_ID,
    async stop() {
      stopping = true;
      const hold = await current;
      await hold?.release().catch((err) => log.debug({ err }, 'The emulator was gone already'));
    },
  };
}

async function reachAgain(url: string, options: EmulatorProcessOptions, isOver: () => boolean) {
  while (!isOver()) {
    try {
      return await reach(url, options);
    } catch (err) {
      options.log.error({ err }, 'The emulator could not be started again');
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
  return null;
}

async function reach(url: string, options: EmulatorProcessOptions): Promise<EmulatorHold> {
  const { port, secrets } = options;
  let started: { child: ChildProcess; said(): string } | undefined;
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    // When another process was faster, ours has found the port taken and is gone, but theirs is there by then.
    const isLastLook = (started && started.child.exitCode !== null) || Date.now() > deadline;
    const hold = await holdEmulator(url, secrets.emulatorAccessToken);
    if (hold !== null) return hold;
    if (isLastLook) {
      started?.child.kill();
      throw new Error(
        `The emulator did not start on port ${port}: ${started?.said().trim() || 'it does not answer'}`,
      );
    }
    started ??= run(options);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function run({ port, productPort, secrets }: EmulatorProcessOptions) {
  // From the sources or from dist: the emulator beside us is of the same kind.
  const here = fileURLToPath(import.meta.url);
  const main = path.join(path.dirname(here), '..', 'emulator', `main${path.extname(here)}`);
  const child = spawn(process.execPath, [...process.execArgv, main], {
    // Ctrl-C in a terminal is for us alone: the work in hand still needs the emulator.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      EMULATOR_PORT: String(port),
      EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${productPort}/api/whatsapp/webhook`,
      EMULATOR_APP_SECRET: secrets.whatsappAppSecret,
      EMULATOR_VERIFY_TOKEN: secrets.whatsappVerifyToken,
      EMULATOR_ACCESS_TOKEN: secrets.emulatorAccessToken,
      EMULATOR_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
    },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-1_000);
  });
  child.unref();
  return { child, said: () => said };
}
