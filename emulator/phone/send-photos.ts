import { mediaAddress } from '../graph/media-address.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { sendFromPhone } from './send-from-phone.ts';

export type PhotoFile = { bytes: Buffer; mimeType: string; filename: string | null };

type Album = {
  files: PhotoFile[];
  caption?: string;
  quote?: string;
  at?: number;
  /** A file sent as a document keeps its name; a photo has none. */
  as?: 'image' | 'document';
  /** The newer `url` in the webhook, which not every business gets. */
  withUrl?: boolean;
};

/** An album arrives as independent messages, with the caption on the first and no id that holds them together. */
export function sendPhotos(world: World, phone: Phone, album: Album): ChatMessage[] {
  const type = album.as ?? 'image';
  return album.files.map((file, index) => {
    const media = world.media.add(file);
    const content = {
      ...(index === 0 && album.caption ? { caption: album.caption } : {}),
      ...(type === 'document' ? { filename: file.filename ?? 'photo' } : {}),
      mime_type: media.mimeType,
      sha256: media.sha256.toString('base64'),
      id: media.id,
      ...(album.withUrl ? { url: mediaAddress(world, media.id) } : {}),
    };
    const quote = index === 0 ? album.quote : undefined;
    return sendFromPhone(world, phone, { type, content, quote, at: album.at });
  });
}
