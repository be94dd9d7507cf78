import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for the Cloud API that accepts every message at once and tells who got it when. */
export interface StandIn {
  url: string;
  /** Resolves with the time (`performance.now`) at which the next message to this number was accepted. */
  next(digits: string): Promise<number>;
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const waiting = new Map<string, (at: number) => void>();
  const early = new Map<string, number[]>();
  let accepted = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const at = performance.now();
      const to = (JSON.parse(body || '{}') as { to?: string }).to?.replace('+', '') ?? '';
      accepted += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          contacts: [{ input: to, wa_id: to }],
          messages: [{ id: `wamid.bench-${accepted}` }],
        }),
      );
      const resolve = waiting.get(to);
      waiting.delete(to);
      if (resolve) resolve(at);
      else early.set(to, [...(early.get(to) ?? []), at]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next(digits) {
      const at = early.get(digits)?.shift();
      return at === undefined ? new Promise((resolve) => waiting.set(digits, resolve)) : Promise.resolve(at);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
