import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startEmulator } from './start.ts';

function start(env: NodeJS.ProcessEnv) {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
    silent: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  return { child, said: () => said };
}

it.each([
  'disconnect',
  'SIGTERM',
  'SIGINT',
] as const)('tells where it listens, and ends by %s', async (how) => {
  const { child, said } = start({ EMULATOR_PORT: '0' });
  const [{ url }] = await once(child, 'message');
  expect((await fetch(`${url}/emulator/state`)).status).toBe(200);
  expect(await (await fetch(url)).text()).toContain('data-testid="phone-list"');
  const ended = once(child, 'exit');
  if (how === 'disconnect') child.disconnect();
  else child.kill(how);
  expect(await ended).toEqual([0, null]);
  expect(said()).toContain(url);
});

it('ends with one line a fault when its settings are wrong', async () => {
  const { child, said } = start({ EMULATOR_PORT: 'many', EMULATOR_APP_SECRET: '' });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said().trim().split('\n')).toEqual([
    expect.stringMatching(/^EMULATOR_PORT: must /),
    expect.stringMatching(/^EMULATOR_APP_SECRET: must /),
  ]);
});

it('says so when the port is taken', async () => {
  const other = await startEmulator({ port: 0 });
  const { child, said } = start({ EMULATOR_PORT: String(other.port) });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said()).toMatch(/could not start: .*EADDRINUSE/);
  await other.close();
});
