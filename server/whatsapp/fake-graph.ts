import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

interface GraphRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A local server that answers as a test wants, faults included; for tests of the client only. */
export interface FakeGraph {
  url: string;
  /** What came in, in order. */
  requests: GraphRequest[];
  answer(handler: (request: GraphRequest, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

export async function fakeGraph(): Promise<FakeGraph> {
  const requests: GraphRequest[] = [];
  const sockets = new Set<Socket>();
  let handler = (_: GraphRequest, response: ServerResponse): void => void response.writeHead(500).end();
  const server = createServer(async (incoming, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece);
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(pieces) };
    requests.push(request);
    handler(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (next) => {
      handler = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      // Its handle is gone after two more turns; what looks for leaks would still see it.
      for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
