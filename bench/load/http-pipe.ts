import { connect, type Socket } from 'node:net';

/**
 * Just enough of HTTP/1.1 to read messages off a socket: whoever measures shares two cores with what is measured, and Node's own
 * client and server would cost as much as a tenth of it. Bodies come with their length, as both sides of ours send them.
 * @param onMessage gets the first line and the body of each message
 */
export function readMessages(socket: Socket, onMessage: (firstLine: string, body: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let wanted = 0;
  socket.on('data', (part) => {
    parts.push(part);
    wanted -= part.length;
    // A long body is put together once, not with every part of it.
    if (wanted > 0) return;
    rest = Buffer.concat([rest, ...parts]);
    parts = [];
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = rest.toString('latin1', 0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      const from = end + 4;
      wanted = from + length - rest.length;
      if (wanted > 0) return;
      const body = rest.subarray(from, from + length);
      rest = rest.subarray(from + length);
      onMessage(head.slice(0, head.indexOf('\r\n')), body);
    }
  });
}

export interface Posted {
  /** 0: no answer came. */
  status: number;
  /** Milliseconds, waiting for a connection included. */
  took: number;
}

/** Posts to one address over kept-alive connections, one request at a time on each. */
export function createPoster(url: string, path: string, connections: number) {
  const { hostname, port, host } = new URL(url);
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n`;
  const idle: Socket[] = [];
  const waiting: (() => void)[] = [];
  let open = 0;

  function write(socket: Socket, bytes: Buffer, signature: string): void {
    socket.cork();
    socket.write(
      `${head}x-hub-signature-256: ${signature}\r\ncontent-length: ${bytes.length}\r\n\r\n`,
      'latin1',
    );
    socket.write(bytes);
    socket.uncork();
  }

  function openSocket(): Socket {
    open += 1;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.on('error', () => {});
    socket.once('close', () => {
      open -= 1;
      const at = idle.indexOf(socket);
      if (at >= 0) idle.splice(at, 1);
      settle.get(socket)?.(0);
      waiting.shift()?.();
    });
    readMessages(socket, (firstLine) => settle.get(socket)?.(Number(firstLine.slice(9, 12))));
    return socket;
  }
  const settle = new Map<Socket, (status: number) => void>();

  /** @returns the status of the answer, however it is; never throws */
  return async function post(bytes: Buffer, signature: string): Promise<Posted> {
    const startedAt = performance.now();
    if (idle.length === 0 && open >= connections) await new Promise<void>((resolve) => waiting.push(resolve));
    const socket = idle.pop() ?? openSocket();
    return new Promise((resolve) => {
      settle.set(socket, (status) => {
        settle.delete(socket);
        if (status !== 0) idle.push(socket);
        resolve({ status, took: performance.now() - startedAt });
        if (status !== 0) waiting.shift()?.();
      });
      write(socket, bytes, signature);
    });
  };
}
