import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that the stand-in has accepted. */
export interface Accepted {
  /** The number it goes to, digits only. */
  to: string;
  wamid: string;
  /** `biz_opaque_callback_data`, which its delivery statuses bring back. */
  opaque: string | undefined;
  /** As it came. */
  body: string;
  /** By `performance.now()`. */
  at: number;
}

/** A stand-in for the Cloud API that accepts every message at once and tells who got it when. */
export interface StandIn {
  url: string;
  close(): Promise<void>;
}

export async function startStandIn(onAccepted: (message: Accepted) => void): Promise<StandIn> {
  let accepted = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const at = performance.now();
      const body = Buffer.concat(parts).toString();
      // The body is not parsed: whoever measures must not cost what is measured.
      const to = /"to":"\+?(\d+)"/.exec(body)?.[1];
      const wamid = `wamid.bench-out-${accepted++}`;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        to === undefined
          ? '{"success":true}'
          : `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"${wamid}"}]}`,
      );
      if (to === undefined) return;
      onAccepted({ to, wamid, opaque: /"biz_opaque_callback_data":"([^"]*)"/.exec(body)?.[1], body, at });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
