import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { isBuilt } from '../scripts/is-built.ts';
import { startStandIn } from './accepting-cloud.ts';
import { type Answering, assignLong, COMPARE, numbersOf } from './answering.ts';
import { freePort } from './free-port.ts';
import { createPm2, type Pm2 } from './pm2.ts';
import { createTestDatabase } from './test-database.ts';

/** Two processes of the product under pm2, as an admin runs them. */
export interface UnderPm2 {
  pm2: Pm2;
  /** Fifty more operators, at the first of their hundred questions. */
  hire(): Promise<Answering>;
  /** The log that both processes write. */
  logFile: string;
  compare(sent: string[]): Promise<Record<string, unknown> | undefined>;
  stop(): Promise<void>;
}

const OPERATORS = 50;
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };
const secret = () => randomBytes(32).toString('hex');

export async function startUnderPm2(): Promise<UnderPm2> {
  if (!isBuilt(packageRoot()))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: packageRoot(), stdio: 'pipe' });
  const database = await createTestDatabase();
  const standIn = await startStandIn();
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-pm2-'));
  const port = await freePort();
  const appSecret = secret();
  const phoneNumberId = '106540352242922';
  const pm2 = createPm2(folder, {
    KINTO_INSTANCES: '2',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    DATA_DIR: path.join(folder, 'data'),
    WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
    WHATSAPP_API_URL: standIn.url,
    WHATSAPP_ACCESS_TOKEN: secret(),
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_VERIFY_TOKEN: secret(),
    WHATSAPP_APP_SECRET: appSecret,
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  });
  let hired = 0;
  const hire = async () => {
    const numbers = numbersOf(OPERATORS, hired);
    hired += OPERATORS;
    const answering = { standIn, appSecret, phoneNumberId, urls: [`http://127.0.0.1:${port}`], numbers };
    await assignLong(answering, ADMIN);
    return answering;
  };
  const stop = async () => {
    await pm2.end();
    await standIn.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await pm2.run('start', 'ecosystem.config.cjs');
    return {
      ...{ pm2, hire, stop },
      logFile: path.join(folder, 'logs/kinto-app-out.log'),
      compare: async (sent) => (await database.sql(COMPARE, [sent]))[0],
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
