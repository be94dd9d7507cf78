import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** Held to one line of versions, so that runs can be compared. */
export const PEER = '@builderbot/bot@1.3';

/**
 * Installs the peer into a folder that goes with the bench; the product does not depend on it.
 * @throws Error when npm can't, where there is no registry for one
 */
export async function installPeer(folder: string): Promise<{ file: string; version: string }> {
  const words = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', PEER];
  await promisify(execFile)('npm', words, { timeout: 120_000, shell: process.platform === 'win32' }).catch(
    (error: { stderr?: string; message: string }) => {
      throw new Error(/npm error (.+)/.exec(error.stderr ?? '')?.[1] ?? error.message);
    },
  );
  const within = createRequire(path.join(folder, 'package.json'));
  const manifest = path.join(folder, 'node_modules', '@builderbot', 'bot', 'package.json');
  return {
    file: within.resolve('@builderbot/bot'),
    version: (within(manifest) as { version: string }).version,
  };
}
