import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { createStatementReader } from './statement-reader.ts';

/** One connection of a `Line`. */
export interface LineConnection {
  cut(): void;
  /** Nothing passes any more, the end of a side included. */
  hold(): void;
  letGo(): void;
}

export interface ConnectionOptions {
  delayMs(): number;
  /** Asked for each statement on its way to a PostgreSQL: whether the connection breaks when it has arrived. */
  isLast(statement: string): boolean;
  onClosed(): void;
}

/** Passes on what one side says to the other, in order, as long as it is not held. */
export function joinSockets(near: Socket, far: Socket, options: ConnectionOptions): LineConnection {
  let held: Promise<void> | null = null;
  let letGo = () => {};
  const pass = (passed: (bytes: Buffer) => void) =>
    new Transform({
      async transform(bytes: Buffer, _encoding, done) {
        const ms = options.delayMs();
        if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
        await held;
        this.push(bytes);
        passed(bytes);
        done();
      },
      async flush(done) {
        await held;
        done();
      },
    });
  const readStatements = createStatementReader();
  const toFar = pass((bytes) => {
    if (readStatements(bytes).some(options.isLast)) near.destroy();
  });
  const toNear = pass(() => {});
  for (const [socket, away, other, back] of [
    [near, toFar, far, toNear],
    [far, toNear, near, toFar],
  ] as const) {
    socket.setNoDelay(true);
    socket.pipe(away).pipe(other);
    // A socket that broke is closed next; that is all there is to do about it.
    socket.on('error', () => {});
    socket.on('close', () => {
      // What it said before still arrives; what is said to it goes nowhere.
      away.end();
      back.unpipe(socket);
      back.resume();
      if (other.destroyed) options.onClosed();
    });
  }
  return {
    cut() {
      letGo();
      near.destroy();
      far.destroy();
    },
    hold() {
      held ??= new Promise((resolve) => {
        letGo = () => {
          held = null;
          resolve();
        };
      });
    },
    letGo: () => letGo(),
  };
}
