import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BootstrappedAdmin, bootstrapAdmin } from './accounts/bootstrap-admin.ts';
import { boundHeap } from './bound-heap.ts';
import type { Config } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { loadConfig } from './config/load-config.ts';
import { loadSecrets, type Secrets } from './config/load-secrets.ts';
import { packageRoot } from './config/package-root.ts';
import { readEnvironment } from './config/read-environment.ts';
import type { Context } from './context.ts';
import { despiteOutages } from './db/despite-outages.ts';
import { migrateLatest } from './db/migrate.ts';
import { openDatabase } from './db/open-database.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { introduceOperators } from './introduce-operators.ts';
import { startKinto } from './kinto.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { safeMessage } from './log/serialize-error.ts';
import { seedOnFirstStart } from './seed/seed-example.ts';
import { welcome } from './welcome.ts';

/** How long a stopping process still takes requests, in milliseconds: under pm2 another one is taking over meanwhile. */
const GRACE_UNDER_PM2 = 3_000;
const LONGEST_STOP = 28_000;

/** What has been opened, to be let go of in the opposite order: at the end, and when a start fails half-way. */
const opened: (() => Promise<void>)[] = [];

async function main(): Promise<void> {
  boundHeap();
  const config = loadConfig(readEnvironment());
  const log = createLogger({ level: config.logLevel });
  stopOnSignals(log);
  process.on('unhandledRejection', (err) => log.error({ err }, 'Something failed that nobody waited for'));
  const secrets = loadSecrets(config);
  const database = await openDatabase(config, log);
  opened.push(database.stop);
  await despiteOutages(() => migrateLatest(database.url, { log }), { log });
  const cloud = await startCloud(config, secrets, log);
  opened.push(cloud.stop);
  let admin: BootstrappedAdmin | null = null;
  const prepare = async (context: Context) => {
    admin = (await firstStart(config, context, log)) ?? admin;
  };
  const parts = { config, secrets, databaseUrl: database.url, version: version(), log, ...cloud, prepare };
  const kinto = await despiteOutages(() => startKinto(parts), { log });
  opened.push(() => kinto.stop({ graceMs: process.connected ? GRACE_UNDER_PM2 : 0 }));
  if (cloud.emulatorUrl !== null) {
    opened.push(await introduceOperators({ db: kinto.context.db, emulatorUrl: cloud.emulatorUrl, log }));
    log.info(
      { phone: cloud.emulatorUrl },
      'No WHATSAPP_ACCESS_TOKEN is set: messages go to our own emulator, with the phone of the operators',
    );
  }
  log.info({ url: kinto.url, version: version() }, `Kinto is ready at ${kinto.url}`);
  const claimUrl = claimUrlOf(config.publicUrl ?? kinto.url, admin);
  if (claimUrl) log.warn({}, `Make the first admin yours at ${claimUrl} (works once)`);
  if (process.stdout.isTTY) welcome({ url: kinto.url, phoneUrl: cloud.emulatorUrl, admin, claimUrl });
  process.send?.('ready');
}

/** From the first moment on: a signal during the start lets go of what is open by then. */
function stopOnSignals(log: Logger): void {
  const stop = once(async (signal: string) => {
    log.info({ signal }, 'Stopping: finishing the work in hand');
    setTimeout(() => {
      log.error({}, 'Stopping took too long; what is left is in the database and goes on at the next start');
      process.exit(1);
    }, LONGEST_STOP).unref();
    await letGo();
    log.info({}, 'Stopped');
    process.exit(0);
  });
  // SIGHUP: the terminal was closed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
}

async function letGo(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** Meta's Cloud API when there is a token for it, else our emulator. */
async function startCloud(config: Config, secrets: Secrets, log: Logger) {
  const { accessToken, apiUrl, phoneNumberId } = config.whatsapp;
  if (accessToken !== null) {
    if (phoneNumberId === null)
      log.error({}, 'WHATSAPP_PHONE_NUMBER_ID is not set: nothing is sent, and no message is taken for ours');
    const cloud = { apiUrl, accessToken, phoneNumberId: phoneNumberId ?? '' };
    return { cloud, emulatorUrl: null, stop: () => Promise.resolve() };
  }
  const emulator = await startEmulatorProcess({
    port: config.port + 1,
    productPort: config.port,
    secrets,
    log,
  });
  const { url, phoneNumberId: played } = emulator;
  const cloud = { apiUrl: url, accessToken: secrets.emulatorAccessToken, phoneNumberId: played };
  return { cloud, emulatorUrl: url, stop: emulator.stop };
}

/** The admin, when this start has made the first one. */
async function firstStart(config: Config, context: Context, log: Logger): Promise<BootstrappedAdmin | null> {
  const given = { email: config.adminEmail, password: config.adminPassword };
  const admin = await bootstrapAdmin(context, given);
  if (admin?.password)
    log.warn({}, `The first admin is ${admin.email}, password ${admin.password} (shown this once)`);
  else if (admin) log.info({}, `The first admin is ${admin.email}, with the password of ADMIN_PASSWORD`);
  if (config.env !== 'production' && (await seedOnFirstStart(context)))
    log.info({}, 'Two machines, two operators and two checklist templates are there as an example');
  return admin;
}

/** Where the first admin makes the account theirs. The password is in the fragment, which browsers send to nobody. */
function claimUrlOf(url: string, admin: BootstrappedAdmin | null): string | null {
  return admin?.password ? `${url}/welcome#${admin.password}` : null;
}

function once<A extends unknown[]>(act: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let done: Promise<void> | undefined;
  return (...args) => {
    done ??= act(...args);
    return done;
  };
}

main().catch(async (error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : `Kinto could not start: ${describe(error)}`);
  await letGo().catch(() => {});
  process.exit(1);
});

function describe(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describe).join('; ');
  return error instanceof Error ? safeMessage(error) : String(error);
}
