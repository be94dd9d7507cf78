import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../whatsapp/testdata/', import.meta.url);

/** Every payload of Meta's that is known, by the name of its file; addresses of media lead nowhere. */
export const payloads: ReadonlyMap<string, unknown> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -5), JSON.parse(readPayload(file))]),
);

function readPayload(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8').replaceAll('lookaside.fbsbx.com', 'media.invalid');
}
