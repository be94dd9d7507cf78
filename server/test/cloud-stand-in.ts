import { fakeGraph, json } from '../whatsapp/fake-graph.ts';

/** What the product asked the Cloud API to send. */
export interface SendCall {
  to: string;
  /** The id that the message has with us. */
  opaque: string;
  type: string;
  text: string;
  /** By the clock that the stand-in was given, in milliseconds. */
  at: number;
  /** `null` while it was not accepted. */
  wamid: string | null;
}

/** What becomes of a call; milliseconds for how long it takes. */
export type Fate =
  | { kind: 'accept'; afterMs?: number }
  | { kind: 'refuse'; httpStatus: number; code?: number; retryAfter?: number }
  | { kind: 'drop' };

/** A Cloud API for load: quicker than the emulator, without phones; every call fares as `fate` says. */
export interface CloudStandIn {
  url: string;
  sends: SendCall[];
  /** All calls, those about photos and the number too. */
  calls: number;
  fate: (call: SendCall | null) => Fate;
  /** What every photo is. */
  picture: Buffer;
  close(): Promise<void>;
}

export async function cloudStandIn(clock: () => number = Date.now): Promise<CloudStandIn> {
  const graph = await fakeGraph();
  let accepted = 0;
  const standIn: CloudStandIn = {
    url: graph.url,
    sends: [],
    calls: 0,
    fate: () => ({ kind: 'accept' }),
    picture: Buffer.alloc(0),
    close: graph.close,
  };
  graph.answer(({ method, url, body }, response) => {
    graph.requests.length = 0;
    standIn.calls += 1;
    const call = method === 'POST' ? readSend(body, clock()) : null;
    if (call) standIn.sends.push(call);
    const fate = standIn.fate(call);
    if (fate.kind === 'drop') return void response.socket?.resetAndDestroy();
    if (fate.kind === 'refuse') {
      const { httpStatus, code, retryAfter } = fate;
      if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
      return json(response, httpStatus, code === undefined ? {} : { error: { code, message: `(#${code})` } });
    }
    const answer = () => {
      if (call) {
        accepted += 1;
        call.wamid = `wamid.stand-in-${accepted}`;
        const contacts = [{ input: call.to, wa_id: call.to.replace('+', '') }];
        return json(response, 200, { contacts, messages: [{ id: call.wamid }] });
      }
      if (url.includes('/file/')) return response.writeHead(200).end(standIn.picture);
      if (method === 'GET' && /media-\w+$/.test(url))
        return json(response, 200, {
          url: `${graph.url}/file/${url.split('/').at(-1)}`,
          mime_type: 'image/jpeg',
          file_size: standIn.picture.length,
        });
      return json(response, 200, { success: true, status: 'CONNECTED' });
    };
    if (fate.afterMs) setTimeout(answer, fate.afterMs);
    else answer();
  });
  return standIn;
}

function readSend(body: Buffer, at: number): SendCall | null {
  const message = JSON.parse(String(body) || '{}') as {
    to?: string;
    type?: string;
    biz_opaque_callback_data?: string;
    text?: { body: string };
    interactive?: { body: { text: string } };
    image?: { caption?: string };
  };
  if (message.type === undefined || message.to === undefined) return null;
  const text = message.text?.body ?? message.interactive?.body.text ?? message.image?.caption ?? '';
  const opaque = message.biz_opaque_callback_data ?? '';
  return { to: message.to, opaque, type: message.type, text, at, wamid: null };
}
