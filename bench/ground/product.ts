import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../../server/config/package-root.ts';

/** One process of the product, compiled, in production, with its log going to a file, as an admin runs it. */
export interface Product {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

export const PHONE_NUMBER_ID = '106540352242922';
export const APP_SECRET = 'the-app-secret-of-the-benchmark-0123456789';
export const ADMIN = { email: 'admin@example.com', password: 'a-good-bench-password' };

const PATIENCE_MS = 60_000;

export async function startProduct(options: {
  name: string;
  folder: string;
  databaseUrl: string;
  cloudUrl: string;
}): Promise<Product> {
  const { name, folder, databaseUrl, cloudUrl } = options;
  const port = await freePort();
  const logFile = path.join(folder, `${name}.log`);
  const output = openSync(logFile, 'a');
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: packageRoot(),
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: path.join(folder, 'data'),
      WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
      WHATSAPP_API_URL: cloudUrl,
      WHATSAPP_ACCESS_TOKEN: 'the-access-token-of-the-benchmark-0123456789',
      WHATSAPP_APP_SECRET: APP_SECRET,
      WHATSAPP_VERIFY_TOKEN: 'the-verify-token-of-the-benchmark-0123456789',
      WHATSAPP_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = once(child, 'exit');
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const url = `http://127.0.0.1:${port}`;
  const product = {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (isRunning()) child.kill('SIGTERM');
      await exited;
    },
  };
  for (const deadline = performance.now() + PATIENCE_MS; ; await wait(50)) {
    if (!isRunning() || performance.now() > deadline) {
      await product.stop();
      throw new Error(
        `The product did not start:\n${readFileSync(logFile, 'utf8').split('\n').slice(-20).join('\n')}`,
      );
    }
    const answer = await fetch(`${url}/health`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return product;
  }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
