import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from './load-config.ts';
import { loadSecrets } from './load-secrets.ts';
import { packageRoot } from './package-root.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kinto-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (env: NodeJS.ProcessEnv = {}) =>
  loadSecrets(loadConfig({ DATA_DIR: path.join(folder, 'data'), ...env }));

test('generated once, all different, long enough, and readable by their owner alone', () => {
  const secrets = load();
  expect(load()).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(5);
  expect(Object.values(secrets).every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
  expect(readdirSync(path.join(folder, 'data'))).toEqual(['secrets.json']);
  expect(statSync(path.join(folder, 'data/secrets.json')).mode & 0o777).toBe(0o600);
});

test('another data folder, other secrets', () => {
  expect(load().jwtSecret).not.toBe(load({ DATA_DIR: path.join(folder, 'other') }).jwtSecret);
});

test('what is set stays as it is', () => {
  expect(load({ JWT_SECRET: 'mine', WHATSAPP_APP_SECRET: 'also mine'.replace(' ', '-') })).toMatchObject({
    jwtSecret: 'mine',
    whatsappAppSecret: 'also-mine',
  });
});

test('a damaged file is named, not replaced', () => {
  load();
  const file = path.join(folder, 'data/secrets.json');
  writeFileSync(file, '{"seed":"12');
  expect(() => load()).toThrow(`${file} is damaged`);
  expect(readFileSync(file, 'utf8')).toBe('{"seed":"12');
});

test('four processes that start at once agree', async () => {
  const program = `
    import { loadConfig } from './server/config/load-config.ts';
    import { loadSecrets } from './server/config/load-secrets.ts';
    console.log(loadSecrets(loadConfig({ DATA_DIR: ${JSON.stringify(path.join(folder, 'data'))} })).jwtSecret);`;
  const run = () =>
    new Promise<string>((resolve, reject) => {
      const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
      execFile(process.execPath, args, { cwd: packageRoot() }, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
  const secrets = await Promise.all([run(), run(), run(), run()]);
  expect(secrets).toEqual(Array.from({ length: 4 }, () => `${load().jwtSecret}\n`));
}, 60_000);
