import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { endSlowConnections } from './slow-connections.ts';

const LARGE = Buffer.alloc(32 * 1024 * 1024, 'x');
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server whose patience is a third of a second, and a client that has said its head. */
async function open(listener: RequestListener, head: string): Promise<Socket> {
  const server = createServer(listener);
  endSlowConnections(server, { lookEveryMs: 20, withinMs: 300, leastBytes: 1_000 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  closing.push(async () => {
    socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
  });
  socket.write(head);
  return socket;
}

const post = (length: number) => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const readAll: RequestListener = (request, response) =>
  void request.resume().on('end', () => response.end('done'));
/** `once` would fail of the reset that a cut off client sees. */
const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));
const every = (ms: number, act: () => void) => {
  const timer = setInterval(act, ms);
  closing.push(async () => clearInterval(timer));
};

test('A body that trickles is cut off', async () => {
  const socket = await open(readAll, post(100_000));
  every(50, () => socket.write('x'));
  await closed(socket);
  expect(socket.bytesRead).toBe(0);
});

test('A body that trickles after its answer is cut off too', async () => {
  const socket = await open((_request, response) => void response.end('no'), post(100_000));
  every(50, () => socket.write('x'));
  socket.resume();
  await closed(socket);
  expect(socket.bytesRead).toBeGreaterThan(0);
});

test('A body that comes slowly, but comes, is taken', async () => {
  const socket = await open(readAll, post(20_000));
  let sent = 0;
  every(50, () => {
    if (sent < 20_000) socket.write(Buffer.alloc(500));
    sent += 500;
  });
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('done');
});

test('An answer that nobody takes is cut off', async () => {
  let onClose = () => {};
  const ended = new Promise<void>((resolve) => {
    onClose = resolve;
  });
  const socket = await open((_request, response) => void response.on('close', onClose).end(LARGE), GET);
  socket.pause();
  await ended;
  expect(socket.bytesRead).toBeLessThan(LARGE.length);
});

test('An answer that the server itself is slow with is waited for', async () => {
  const socket = await open((_request, response) => void setTimeout(() => response.end('late'), 900), GET);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('late');
});
