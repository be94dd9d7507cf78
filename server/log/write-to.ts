import type { DestinationStream } from 'pino';

const nobodyMinds = () => {};

/**
 * Lines go to a stream of the process as they are. When nobody reads it any more (a terminal that was closed, a pipe that broke) they are
 * lost, and nothing else happens: pino's own destination would try again for ever at exit, and the process would neither stop nor
 * answer.
 */
export function writeTo(stream: NodeJS.WriteStream): DestinationStream {
  // Once, however many loggers write there.
  stream.off('error', nobodyMinds).on('error', nobodyMinds);
  return {
    write(line) {
      stream.write(line);
    },
  };
}
