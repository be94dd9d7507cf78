import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Secrets } from './config/load-secrets.ts';
import type { Logger } from './log/logger.ts';

/** The number that the emulator plays, as Meta would name it. */
const PHONE_NUMBER_ID = '106540352242922';
const READY_WITHIN_MS = 10_000;

export interface EmulatorProcess {
  url: string;
  phoneNumberId: string;
  stop(): Promise<void>;
}

/**
 * Runs our emulator of the Cloud API as a program of its own beside the product, on the port after it. One that is running there
 * already, because another process started it or a crash left it, is used as it is: the phones keep their chats.
 */
export async function startEmulatorProcess(options: {
  port: number;
  productPort: number;
  secrets: Secrets;
  log: Logger;
}): Promise<EmulatorProcess> {
  const { port, productPort, secrets, log } = options;
  const url = `http://127.0.0.1:${port}`;
  const found = { url, phoneNumberId: PHONE_NUMBER_ID };
  if (await isOurs(url, secrets)) return { ...found, stop: () => Promise.resolve() };
  // From the sources or from dist: the emulator beside us is of the same kind.
  const here = fileURLToPath(import.meta.url);
  const main = path.join(path.dirname(here), '..', 'emulator', `main${path.extname(here)}`);
  const child = spawn(process.execPath, [...process.execArgv, main], {
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
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isOurs(url, secrets))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      throw new Error(`The emulator did not start on port ${port}: ${said.trim() || 'it does not answer'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) log.error({ code, reason: said.trim() }, 'The emulator has stopped');
  });
  return { ...found, stop: () => stop(child) };
}

/** Answers on that port, and takes our token: an emulator of another installation would not. */
async function isOurs(url: string, secrets: Secrets): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v26.0/${PHONE_NUMBER_ID}`, {
      headers: { authorization: `Bearer ${secrets.emulatorAccessToken}` },
      signal: AbortSignal.timeout(2_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Tells the emulator who its phones belong to, so that its page shows names. A courtesy: nothing depends on it. */
export async function introduceOperators(
  url: string,
  operators: { name: string; phoneNumber: string }[],
): Promise<void> {
  for (const { name, phoneNumber } of operators) {
    const response = await fetch(`${url}/emulator/phones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, phoneNumber }),
      signal: AbortSignal.timeout(2_000),
    });
    await response.body?.cancel();
  }
}
