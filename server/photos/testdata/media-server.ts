import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to do with one request; the last of a list answers all further ones as well. */
export type Answer = 'good' | number | ((response: ServerResponse, bytes: Buffer) => void);

/** Answers nobody until so many have asked, then all of them: for runs that must meet in the middle. */
export function together(count: number): Answer {
  const waiting: (() => void)[] = [];
  return (response, bytes) => {
    waiting.push(() => response.end(bytes));
    if (waiting.length === count) for (const answer of waiting) answer();
  };
}

interface Medium {
  bytes: Buffer;
  info: Answer[];
  file: Answer[];
  /** What the first hop says of the file; `null` leaves the field out. */
  sha256: string | null;
  fileSize: number | null;
}

export interface MediaServer {
  url: string;
  /** Every request so far, such as `info m1` and `file m1`. */
  requests: string[];
  put(id: string, bytes: Buffer, medium?: Partial<Medium>): void;
  fileUrl(id: string): string;
  close(): Promise<void>;
}

/** Both hops of Meta's media, with faults on demand, on a port of its own. */
export async function startMediaServer(): Promise<MediaServer> {
  const media = new Map<string, Medium>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [, hop = '', id = ''] = (request.url ?? '').split('/');
    const medium = media.get(id);
    const isFile = hop === 'files';
    const answers = medium?.[isFile ? 'file' : 'info'];
    requests.push(`${isFile ? 'file' : 'info'} ${id}`);
    const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0];
    if (!medium || answer === undefined || request.headers.authorization !== 'Bearer secret-token')
      refuse(response, 401);
    else if (typeof answer === 'number') refuse(response, answer);
    else if (answer !== 'good') answer(response, medium.bytes);
    else if (isFile) response.setHeader('content-type', 'image/jpeg').end(medium.bytes);
    else response.end(JSON.stringify(infoOf(medium, url, id)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    put(id, bytes, medium = {}) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      media.set(id, { bytes, info: ['good'], file: ['good'], sha256, fileSize: bytes.length, ...medium });
    },
    fileUrl: (id) => `${url}/files/${id}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function infoOf({ sha256, fileSize }: Medium, url: string, id: string) {
  return {
    messaging_product: 'whatsapp',
    id,
    url: `${url}/files/${id}`,
    mime_type: 'image/jpeg',
    ...(sha256 !== null && { sha256 }),
    ...(fileSize !== null && { file_size: fileSize }),
  };
}

const CODES: Record<number, { code: number; error_subcode?: number }> = {
  400: { code: 100, error_subcode: 33 },
  401: { code: 190 },
  500: { code: 2 },
};

function refuse(response: ServerResponse, status: number): void {
  const error = { message: 'no', type: 'OAuthException', ...CODES[status] };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}
