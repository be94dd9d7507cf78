import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

type Value = {
  contacts?: Record<string, unknown>[];
  messages?: Record<string, unknown>[];
  statuses?: (Record<string, unknown> & { id: string; status: string })[];
};

export type Hit = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  raw: Buffer;
  /** The value of the first change, when the body is a webhook. */
  value: Value;
};

type Answer = (hit: Hit, index: number) => number | 'hang';

/** A small webhook receiver: keeps what comes in and answers 200, or what the test says. */
export async function startReceiver(answer: Answer = () => 200) {
  const hits: Hit[] = [];
  let respond = answer;
  let waiting: { enough: () => boolean; resolve: () => void }[] = [];
  const server = createServer(async (req, res) => {
    const hit = await readHit(req);
    hits.push(hit);
    const status = respond(hit, hits.length - 1);
    if (status !== 'hang') {
      const challenge = new URL(hit.path, 'http://x').searchParams.get('hub.challenge');
      res.writeHead(status).end(challenge ?? '');
    }
    for (const { resolve } of waiting.filter(({ enough }) => enough())) resolve();
    waiting = waiting.filter(({ enough }) => !enough());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/webhook`,
    hits,
    answerWith: (next: Answer) => {
      respond = next;
    },
    /** Resolves once this many requests have come in. */
    received: (count: number) =>
      new Promise<void>((resolve) => {
        const enough = () => hits.length >= count;
        if (enough()) resolve();
        else waiting.push({ enough, resolve });
      }),
    messages: () => hits.flatMap((hit) => hit.value.messages ?? []),
    statuses: () => hits.flatMap((hit) => hit.value.statuses ?? []),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      // Closed handles leave the process at the end of a turn of the event loop, after its immediates.
      await setImmediate();
      await setImmediate();
    },
  };
}

async function readHit(req: IncomingMessage): Promise<Hit> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  return {
    method: req.method ?? '',
    path: req.url ?? '',
    headers: req.headers,
    raw,
    value: valueOfBody(raw.toString()),
  };
}

function valueOfBody(text: string): Value {
  try {
    return JSON.parse(text).entry[0].changes[0].value;
  } catch {
    return {};
  }
}
