import { Agent, request } from 'node:http';
import { sign } from '../whatsapp/signature.ts';

/** One of Meta's senders: a connection that is kept, and the same webhook again until it is answered with 200. */
export interface MetaClient {
  /** @returns how often it had to be sent: 1 when nothing failed */
  send(body: unknown): Promise<number>;
  get(path: string): Promise<number>;
  close(): void;
}

const AGAIN_MS = 100;
/** A connection that was given to a process just when it died is never answered. */
const PATIENCE_MS = 5_000;

export function createMetaClient(url: string, appSecret: string): MetaClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = (method: string, path: string, body?: Buffer) =>
    new Promise<number>((resolve) => {
      const headers = body && {
        'content-type': 'application/json',
        'x-hub-signature-256': sign(body, appSecret),
      };
      const asked = request(url + path, { agent, method, headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      asked
        .setTimeout(PATIENCE_MS, () => asked.destroy())
        .on('error', () => resolve(0))
        .on('close', () => resolve(0))
        .end(body);
    });
  return {
    async send(body) {
      const bytes = Buffer.from(JSON.stringify(body));
      for (let times = 1; ; times++) {
        if ((await once('POST', '/api/whatsapp/webhook', bytes)) === 200) return times;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    },
    get: (path) => once('GET', path),
    close: () => agent.destroy(),
  };
}
