import { createHash } from 'node:crypto';
import { testPicture } from '../../server/test/test-picture.ts';

export interface Media {
  id: string;
  bytes: Buffer;
  sha256: Buffer;
}

/** Pictures, no two with the same bytes. */
export interface Pictures {
  take(): Media;
  find(id: string): Media | undefined;
}

export async function createPictures(): Promise<Pictures> {
  const bases = await Promise.all(
    ['#345', '#643', '#463'].map((background) => testPicture({ background, width: 48, height: 32 })),
  );
  const all = new Map<string, Media>();
  return {
    take() {
      const number = all.size + 1;
      const bytes = withComment(bases[number % bases.length] as Buffer, `picture ${number}`);
      const media = {
        id: String(7_000_000_000 + number),
        bytes,
        sha256: createHash('sha256').update(bytes).digest(),
      };
      all.set(media.id, media);
      return media;
    },
    find: (id) => all.get(id),
  };
}

/** A comment right behind the beginning of a JPEG: other bytes, the same picture. */
function withComment(jpeg: Buffer, words: string): Buffer {
  const comment = Buffer.from(words);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}
