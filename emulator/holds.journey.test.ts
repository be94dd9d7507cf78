import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let child: ChildProcess;
let url: string;
beforeEach(async () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  child = fork(main, {
    env: { ...process.env, EMULATOR_PORT: '0', EMULATOR_ACCESS_TOKEN: 'ours' },
    execArgv: ['--import', 'tsx'],
    silent: true,
  });
  [{ url }] = (await once(child, 'message')) as [{ url: string }];
});
afterEach(async () => {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
});

async function hold(token = 'ours') {
  const ended = new AbortController();
  const response = await fetch(`${url}/emulator/holds`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ended.signal,
  });
  const reader = response.body?.getReader();
  const line = new TextDecoder().decode((await reader?.read())?.value);
  return { status: response.status, id: (JSON.parse(line) as { id: string }).id, die: () => ended.abort() };
}

async function release(id: string): Promise<unknown> {
  const response = await fetch(`${url}/emulator/holds/${id}`, { method: 'DELETE' });
  return { status: response.status, body: await response.json() };
}

it('lives as long as anybody holds it, and ends when the last one lets go', async () => {
  const [first, second] = [await hold(), await hold()];
  expect(await release(first.id)).toEqual({ status: 200, body: { holds: 1 } });
  expect(await release(first.id)).toMatchObject({ status: 404 });
  expect((await fetch(`${url}/emulator/state`)).status).toBe(200);
  const ended = once(child, 'exit');
  expect(await release(second.id)).toEqual({ status: 200, body: { holds: 0 } });
  expect(await ended).toEqual([0, null]);
});

it('outlives a holder that dies without a word, who counts no more', async () => {
  const [dying, staying] = [await hold(), await hold()];
  dying.die();
  await expect.poll(() => release(dying.id)).toMatchObject({ status: 404 });
  expect((await fetch(`${url}/emulator/state`)).status).toBe(200);
  const ended = once(child, 'exit');
  expect(await release(staying.id)).toEqual({ status: 200, body: { holds: 0 } });
  await ended;
});

it('is not held by whoever has another token', async () => {
  expect(await hold('theirs')).toMatchObject({ status: 401 });
});
