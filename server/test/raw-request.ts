import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  status: number;
  /** Head and body, as they came. */
  text: string;
}

/** Asks for each target exactly as it is written, byte for byte, over some connections that are kept as long as the server keeps them. */
export interface RawClient {
  /** @returns what came back, in the order of the targets; status 0 when the server closed without a word */
  askAll(targets: readonly string[], headers?: string): Promise<RawAnswer[]>;
  close(): void;
}

const AT_ONCE = 16;

export function createRawClient(port: number): RawClient {
  const sockets = new Set<Socket>();
  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket));
      socket.setEncoding('latin1').once('error', reject);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  return {
    async askAll(targets, headers = '') {
      const answers: RawAnswer[] = [];
      const next = targets.entries();
      const work = async () => {
        let socket = await open();
        for (const [i, target] of next) {
          if (socket.destroyed || !socket.writable) socket = await open();
          answers[i] = await ask(socket, target, headers);
          if (/\r\nconnection: close/i.test(answers[i].text) || answers[i].status === 0) socket.destroy();
        }
        socket.destroy();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return answers;
    },
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function ask(socket: Socket, target: string, headers: string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = '';
    const done = () => {
      socket.off('data', read).off('close', done).off('error', done);
      resolve({ status: Number(text.slice(9, 12)) || 0, text });
    };
    const read = (piece: string) => {
      text += piece;
      if (isWhole(text)) done();
    };
    socket.on('data', read).on('close', done).on('error', done);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`, 'latin1');
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return text.endsWith('0\r\n\r\n');
  return / (204|304) /.test(head.slice(0, 16));
}
