import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger.ts';
import { between, type Random } from '../random.ts';
import type { Media, Pictures } from './media.ts';

/** A message as it reaches a phone. */
export interface Received {
  key: string;
  wamid: string;
  text: string;
  buttons: { id: string; title: string }[];
}

/** A stand-in for the Cloud API that can fail in the ways the real one does. */
export interface Cloud {
  url: string;
  /** Sends that have begun and are not answered. */
  inFlight(): number;
  heal(): void;
  close(): Promise<void>;
}

/** 5 % throttled, 5 % failed, 4 % taken without an answer. */
const SHARES = { throttled: 0.05, failed: 0.05, lost: 0.04, media: 0.02 };
const NONE = { throttled: 0, failed: 0, lost: 0, media: 0 };
/** Meta blocks downloads after 20 errors an hour, and the product keeps away from that by waiting: few are enough. */
const MOST_MEDIA_FAULTS = 4;

export async function startCloud(options: {
  ledger: Ledger;
  random: Random;
  pictures: Pictures;
  faulty: boolean;
  onAccepted(to: string, message: Received): void;
}): Promise<Cloud> {
  const { ledger, random, pictures } = options;
  let shares = options.faulty ? SHARES : NONE;
  let sends = 0;
  let inFlight = 0;

  const server = createServer((req, res) => {
    handle(req, res).catch(() => res.destroy());
  });

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const parts = new URL(req.url ?? '/', 'http://cloud').pathname.split('/').filter(Boolean);
    const body = await read(req);
    if (parts[0] === 'media') return download(res, pictures.find(parts[1] ?? ''));
    if (req.method === 'POST' && parts[2] === 'messages') return message(JSON.parse(body.toString()), res);
    const media = pictures.find(parts[1] ?? '');
    if (media) return mediaInfo(res, media);
    answer(res, 200, { id: parts[1], status: 'CONNECTED', quality_rating: 'GREEN' });
  }

  async function message(body: GraphSend, res: ServerResponse): Promise<void> {
    if (body.status === 'read') return answer(res, 200, { success: true });
    inFlight += 1;
    try {
      await send(body, res);
    } finally {
      inFlight -= 1;
    }
  }

  async function send(body: GraphSend, res: ServerResponse): Promise<void> {
    await sleep(random() * 20);
    const luck = random();
    if (luck < shares.throttled) {
      ledger.counts.throttled += 1;
      return answer(res, 429, graphError(130_429, 'Rate limit hit'));
    }
    if (luck < shares.throttled + shares.failed) {
      ledger.counts.serverErrors += 1;
      // Half of them are Meta's own words, half those of a gateway, after which nobody knows.
      if (random() < 0.5) return answer(res, 500, graphError(131_016, 'Service unavailable'));
      res.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
      return;
    }
    sends += 1;
    const wamid = `wamid.out${sends}`;
    const lost = luck < shares.throttled + shares.failed + shares.lost;
    const key = body.biz_opaque_callback_data ?? wamid;
    options.onAccepted(body.to.replace('+', ''), { key, wamid, ...shown(body) });
    if (!lost) {
      const contacts = [{ input: body.to, wa_id: body.to.replace('+', '') }];
      return answer(res, 200, { messaging_product: 'whatsapp', contacts, messages: [{ id: wamid }] });
    }
    ledger.counts.lostReplies += 1;
    await sleep(between(random, 0, 1_000));
    res.destroy();
  }

  function mediaInfo(res: ServerResponse, { id, bytes, sha256 }: Media) {
    if (fails(id)) return answer(res, 404, graphError(131_052, 'Media not found'));
    const url = `${address()}/media/${id}`;
    const about = { url, mime_type: 'image/jpeg', sha256: sha256.toString('hex'), file_size: bytes.length };
    answer(res, 200, { ...about, id, messaging_product: 'whatsapp' });
  }

  function download(res: ServerResponse, media: Media | undefined) {
    if (!media) return answer(res, 404, {});
    const headers = { 'content-type': 'image/jpeg', 'content-length': media.bytes.length };
    if (!fails(media.id)) {
      res.writeHead(200, headers).end(media.bytes);
      return;
    }
    if (random() < 0.5) return answer(res, 500, {});
    res.writeHead(200, headers).write(media.bytes.subarray(0, 100));
    setTimeout(() => res.destroy(), 10);
  }

  function fails(mediaId: string): boolean {
    if (random() >= shares.media || ledger.counts.mediaFaults >= MOST_MEDIA_FAULTS) return false;
    ledger.counts.mediaFaults += 1;
    for (const photo of ledger.photos.values()) if (photo.mediaId === mediaId) photo.faulted = true;
    return true;
  }

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: address(),
    inFlight: () => inFlight,
    heal() {
      shares = NONE;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface GraphSend {
  to: string;
  status?: string;
  biz_opaque_callback_data?: string;
  text?: { body: string };
  interactive?: {
    body: { text: string };
    action: {
      buttons?: { reply: { id: string; title: string } }[];
      sections?: { rows: { id: string; title: string }[] }[];
    };
  };
}

/** What a person reads and can press. */
function shown({ text, interactive }: GraphSend): Pick<Received, 'text' | 'buttons'> {
  const buttons = interactive?.action.buttons?.map(({ reply }) => reply) ?? [];
  const rows = interactive?.action.sections?.flatMap((section) => section.rows) ?? [];
  return { text: interactive?.body.text ?? text?.body ?? '', buttons: [...buttons, ...rows] };
}

const graphError = (code: number, message: string) => ({
  error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'harness' },
});

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
