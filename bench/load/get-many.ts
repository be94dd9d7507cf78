import { connect } from 'node:net';
import { type Quantiles, quantiles } from '../measure/quantiles.ts';
import { readMessages } from './http-pipe.ts';

/** What came of getting files one after the other over several connections. */
export interface GotMany {
  perSecond: number;
  megabytesPerSecond: number;
  /** Milliseconds. */
  took: Quantiles;
  /** Answers that were no 200. */
  failed: number;
}

/** Gets these paths in turn for so many seconds, each connection one at a time. */
export async function getMany(
  url: string,
  token: string,
  paths: string[],
  { seconds, connections }: { seconds: number; connections: number },
): Promise<GotMany> {
  const { hostname, port, host } = new URL(url);
  const times: number[] = [];
  let bytes = 0;
  let failed = 0;
  let turn = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let askedAt = 0;
      const ask = () => {
        askedAt = performance.now();
        if (askedAt >= until) return socket.end();
        return socket.write(
          `GET ${paths[turn++ % paths.length]} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`,
        );
      };
      socket.once('connect', ask);
      socket.once('close', () => resolve());
      socket.once('error', reject);
      readMessages(socket, (firstLine, body) => {
        times.push(performance.now() - askedAt);
        bytes += body.length;
        if (!firstLine.includes(' 200 ')) failed += 1;
        ask();
      });
    });
  await Promise.all(Array.from({ length: connections }, work));
  const took = (performance.now() - startedAt) / 1000;
  return {
    perSecond: times.length / took,
    megabytesPerSecond: bytes / 1e6 / took,
    took: quantiles(times),
    failed,
  };
}
