import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { type Manager, signIn } from './manager.ts';
import { type Operator, operatorPhone } from './operator-phone.ts';
import { type LogLine, type ProductProcess, startProduct } from './product-process.ts';

/** The product as a process of its own beside an emulator of the Cloud API. */
export interface OutsideProduct {
  product: ProductProcess;
  emulator: Emulator;
  manager: Manager;
  phone(phoneNumber: string): Operator;
  /** All that it wrote to its log. */
  log: LogLine[];
  stop(): Promise<void>;
}

const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };

/** @param variables besides those of the emulator and of the first admin: where its database and its files are */
export async function startOutsideProduct(variables: Record<string, string>): Promise<OutsideProduct> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-outside-'));
  const emulator = await startEmulator({ port: 0, retry: { baseMs: 50, capMs: 500 } });
  const log: LogLine[] = [];
  const product = await startProduct(
    {
      NODE_ENV: 'test',
      DATA_DIR: path.join(folder, 'data'),
      WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
      WHATSAPP_API_URL: emulator.url,
      WHATSAPP_ACCESS_TOKEN: 'the-token-of-the-test',
      WHATSAPP_APP_SECRET: emulator.appSecret,
      WHATSAPP_VERIFY_TOKEN: emulator.verifyToken,
      WHATSAPP_PHONE_NUMBER_ID: emulator.phoneNumberId,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ...variables,
    },
    (line) => void log.push(line),
  );
  emulator.setWebhookUrl(`${product.url}/api/whatsapp/webhook`);
  return {
    product,
    emulator,
    log,
    manager: await signIn(product.url, ADMIN),
    phone: (phoneNumber) => operatorPhone(emulator.url, phoneNumber),
    async stop() {
      // Not killed: an embedded database would outlive it.
      await product.terminate();
      await emulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
