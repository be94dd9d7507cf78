import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { shedLoad } from './shed-load.ts';

const httpRequests = new Counter({
  name: 'requests',
  help: 'Requests',
  labelNames: ['status'],
  registers: [],
});
const held: ServerResponse[] = [];
const server = createServer(
  shedLoad((_request, response) => void held.push(response), {
    mayWait: ({ url }) => url === '/again',
    isBusy: (underWay) => underWay.waiting() >= 2,
    metrics: { httpRequests },
    log: createLogger({ level: 'silent' }),
  }),
);
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = async (path: string) => (await fetch(url + path)).status;
const answer = () => held.shift()?.end();

test('What is taken and not answered yet counts; one that is answered makes room, and who does not come again is never turned away', async () => {
  const [first, second] = [ask('/again'), ask('/again')];
  await expect.poll(() => held.length).toBe(2);
  expect([await ask('/again'), await ask('/again')]).toEqual([503, 503]);
  const page = ask('/page');
  await expect.poll(() => held.length).toBe(3);
  answer();
  expect(await Promise.race([first, second])).toBe(200);
  const third = ask('/again');
  await expect.poll(() => held.length).toBe(3);
  while (held.length > 0) answer();
  expect(await Promise.all([first, second, third, page])).toEqual([200, 200, 200, 200]);
});
