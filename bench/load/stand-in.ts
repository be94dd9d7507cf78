import { type AddressInfo, createServer, type Socket } from 'node:net';
import { readMessages } from './http-pipe.ts';

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
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    readMessages(socket, (_, bytes) => {
      const at = performance.now();
      const body = bytes.toString();
      // The body is not parsed: whoever measures must not cost what is measured.
      const to = /"to":"\+?(\d+)"/.exec(body)?.[1];
      if (to === undefined) return answer(socket, '{"success":true}');
      const wamid = `wamid.bench-out-${accepted++}`;
      answer(
        socket,
        `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"${wamid}"}]}`,
      );
      onAccepted({ to, wamid, opaque: /"biz_opaque_callback_data":"([^"]*)"/.exec(body)?.[1], body, at });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** ASCII alone: its length is its bytes. */
function answer(socket: Socket, json: string): void {
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`,
    'latin1',
  );
}
