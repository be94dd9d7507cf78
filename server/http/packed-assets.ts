import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler, Response } from 'express';

/** What the build leaves beside a file, smallest first. */
const CODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

const PLAIN = /^\/[\w.-]+\.(js|css|svg)$/;

/** Has the packed file beside a file of `folder` served in its place, when the browser takes it and the build has made one. */
export function preferPacked(folder: string): RequestHandler {
  return (request, _response, next) => {
    if (PLAIN.test(request.path)) {
      const coding = CODINGS.find(
        ({ name, ending }) =>
          request.acceptsEncodings(name) && existsSync(path.join(folder, request.path + ending)),
      );
      if (coding) request.url = request.path + coding.ending;
    }
    next();
  };
}

/** Says of what is served how it is packed, and what it is when it is unpacked; caches keep both kinds apart. */
export function packedHeaders(response: Response, file: string): void {
  response.vary('Accept-Encoding');
  const coding = CODINGS.find(({ ending }) => file.endsWith(ending));
  if (!coding) return;
  response.type(path.extname(file.slice(0, -coding.ending.length)));
  response.setHeader('Content-Encoding', coding.name);
}
