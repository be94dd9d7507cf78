import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Pace {
  lookEveryMs: number;
  /** A connection that owes us something must have moved `leastBytes` within this time. */
  withinMs: number;
  leastBytes: number;
}

interface Watched {
  request: IncomingMessage;
  /** Since when it has been looked at, and what it had moved by then; null while nothing is owed. */
  from: { at: number; moved: number } | null;
}

/**
 * Ends connections that send their body, or take their answer, slower than `pace`: Node's own limits know only headers and whole
 * requests, and a limit on the whole would end honest uploads from a plant with bad reception. What waits for us is left in peace.
 */
export function endSlowConnections(server: Server, pace: Pace): void {
  const watched = new Map<Socket, Watched>();
  server.on('connection', (socket) => socket.once('close', () => watched.delete(socket)));
  server.on('request', (request) => watched.set(request.socket, { request, from: null }));
  const look = () => {
    const now = performance.now();
    for (const [socket, one] of watched) if (isTooSlow(socket, one, now, pace)) socket.destroy();
  };
  const timer = setInterval(look, pace.lookEveryMs);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}

function isTooSlow(socket: Socket, one: Watched, now: number, { withinMs, leastBytes }: Pace): boolean {
  const owes = !one.request.complete || socket.writableLength > 0;
  const moved = movedBy(socket);
  if (!owes || one.from === null || moved - one.from.moved >= leastBytes) {
    one.from = owes ? { at: now, moved } : null;
    return false;
  }
  return now - one.from.at >= withinMs;
}

/** The handle, which Node keeps to itself, knows how much of one long write the system has taken already. */
function movedBy(
  socket: Socket & { _handle?: { bytesWritten?: number; writeQueueSize?: number } | null },
): number {
  const handle = socket._handle;
  const written = handle?.bytesWritten ?? socket.bytesWritten - socket.writableLength;
  return socket.bytesRead + written - (handle?.writeQueueSize ?? 0);
}
