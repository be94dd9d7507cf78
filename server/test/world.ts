import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { bootstrapAdmin } from '../accounts/bootstrap-admin.ts';
import { loadConfig } from '../config/load-config.ts';
import { loadSecrets } from '../config/load-secrets.ts';
import { type Kinto, startKinto } from '../kinto.ts';
import { createLogger } from '../log/logger.ts';
import { type EmulatorControls, emulatorControls } from './emulator-controls.ts';
import { type Line, openLine } from './line.ts';
import { type Manager, signIn } from './manager.ts';
import { type Operator, operatorPhone } from './operator-phone.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface Warning {
  level: string;
  msg: string;
  [more: string]: unknown;
}

/** The whole product on a database of its own, with an emulator of the Cloud API: real HTTP on all sides. */
export interface World {
  database: TestDatabase;
  emulator: Emulator;
  controls: EmulatorControls;
  photosDir: string;
  /** What the emulator accepts. */
  accessToken: string;
  /** What a product that is `cuttable` reaches the others by. */
  lines: { database: Line; cloudApi: Line };
  kinto: Kinto;
  /** What the product's processes logged as a warning or worse. */
  warnings: Warning[];
  /** Signed in as the first admin. */
  manager: Manager;
  /** A phone of the emulator's. */
  phone(phoneNumber: string): Operator;
  /** All clocks go on by that many seconds, but for PostgreSQL's: people take their time, and WhatsApp counts in seconds. */
  passTime(seconds: number): void;
  /** Nothing is under way any more, on either side. */
  settled(): Promise<void>;
  /** One more process of the product on the same database; stops with the world, if not before. */
  another(): Promise<Kinto>;
  stop(): Promise<void>;
}

const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

/**
 * @param options.log gets every line of the log from that level on, as it is written
 * @param options.serverUrl of a PostgreSQL of one's own, instead of the one that all tests share
 * @param options.cuttable the others are reached by `lines`; photos can't be fetched then, since their addresses are the emulator's own
 */
export async function startWorld(
  options: {
    cuttable?: boolean;
    serverUrl?: string;
    log?: { level: 'info' | 'debug'; write(line: string): void };
  } = {},
): Promise<World> {
  const database = await createTestDatabase({
    max: 4,
    ...(options.serverUrl && { serverUrl: options.serverUrl }),
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-world-'));
  const warnings: Warning[] = [];
  const log = createLogger({
    level: options.log?.level ?? 'warn',
    destination: {
      write(line) {
        options.log?.write(line);
        const entry = JSON.parse(line) as Warning;
        if (/warn|error|fatal/.test(entry.level)) warnings.push(entry);
      },
    },
  });
  const config = {
    ...loadConfig({ DATA_DIR: folder, WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'), HOST: '127.0.0.1' }),
    port: 0,
  };
  const secrets = loadSecrets(config);
  let passed = 0;
  const now = () => Date.now() + passed;
  const emulator = await startEmulator({
    now,
    port: 0,
    appSecret: secrets.whatsappAppSecret,
    verifyToken: secrets.whatsappVerifyToken,
    accessToken: secrets.emulatorAccessToken,
    retry: { baseMs: 50, capMs: 500 },
  });
  const lines = { database: await openLine(database.url), cloudApi: await openLine(emulator.url) };
  const cloud = {
    apiUrl: options.cuttable ? lines.cloudApi.url : emulator.url,
    accessToken: secrets.emulatorAccessToken,
    phoneNumberId: emulator.phoneNumberId,
  };
  const running: Kinto[] = [];
  const start = async () => {
    const kinto = await startKinto({
      ...{ secrets, cloud, log },
      // What people type into the guided start is checked at the emulator too.
      config: { ...config, whatsapp: { ...config.whatsapp, apiUrl: emulator.url } },
      databaseUrl: options.cuttable ? lines.database.url : database.url,
      emulatorUrl: emulator.url,
      version: '0.0.0-test',
      clock: () => new Date(now()),
    });
    const process: Kinto = {
      ...kinto,
      async stop(options) {
        running.splice(running.indexOf(process), 1);
        await kinto.stop(options);
      },
    };
    running.push(process);
    return process;
  };
  const kinto = await start();
  emulator.setWebhookUrl(`${kinto.url}/api/whatsapp/webhook`);
  await bootstrapAdmin(kinto.context, ADMIN);
  return {
    database,
    emulator,
    controls: emulatorControls(emulator.url),
    accessToken: secrets.emulatorAccessToken,
    photosDir: config.whatsapp.photosDir,
    lines,
    kinto,
    warnings,
    manager: await signIn(kinto.url, ADMIN),
    phone: (phoneNumber) => operatorPhone(emulator.url, phoneNumber),
    another: start,
    passTime(seconds) {
      passed += seconds * 1_000;
    },
    async settled() {
      // A reply causes statuses, and a status may free the next message: quiet is when two looks in a row find nothing.
      for (let quiet = 0; quiet < 2; quiet++) {
        await emulator.idle();
        for (const each of running) await each.idle();
      }
    },
    async stop() {
      await Promise.all([...running].map((each) => each.stop()));
      await emulator.close();
      for (const line of Object.values(lines)) await line.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
