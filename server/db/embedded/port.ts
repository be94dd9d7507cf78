import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Place } from './place.ts';

/** The port that was used last time when it is free, so that the connection string stays; else any free one. */
export async function choosePort(place: Place): Promise<number> {
  const kept = readPort(place);
  return (kept && (await probe(kept))) || (await probe(0)) || 0;
}

/** Keeps the port for the next start. */
export function keepPort(place: Place, port: number): void {
  if (readPort(place) === port) return;
  const file = path.join(place.home, 'port');
  writeFileSync(file, String(port), { mode: 0o600 });
  if (place.user) chownSync(file, place.user.uid, place.user.gid);
}

function readPort(place: Place): number | null {
  const file = path.join(place.home, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || null : null;
}

function probe(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
