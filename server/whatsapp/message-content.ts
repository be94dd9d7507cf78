import type { IncomingContent } from '../conversation/core/incoming.ts';
import { cut } from './cut.ts';
import type { InboundMedia } from './parsed-webhook.ts';
import type { Media, Message } from './webhook-schema.ts';

/** More text than WhatsApp lets anyone type; kept, since losing an answer is worse. */
const TEXT_KEPT_MAX = 65_536;
const WHAT_MAX = 40;
/** As many as there is room for; Meta's have some sixteen digits, a hash in hex has 64. */
const MEDIA_ID_MAX = 64;
const HASH_MAX = 64;

export interface ReadContent {
  content: IncomingContent;
  media: InboundMedia | null;
}

/** What a person sent, in the product's words. Never throws: a type that nobody knows is `other`. */
export function messageContent(message: Message): ReadContent {
  switch (message.type) {
    case 'text':
      return message.text?.body === undefined ? other('text') : plain(text(message.text.body));
    case 'image':
      return photo(message.image, 'image');
    case 'document':
      return isImage(message.document) ? photo(message.document, 'document') : other('document');
    case 'button':
      return press(message.button?.payload ?? message.button?.text, message.button?.text);
    case 'interactive':
      return interactive(message);
    case 'audio':
      return other(message.audio?.voice ? 'voice note' : 'audio');
    case 'unsupported':
      return unsupported(message);
    case 'reaction':
    case 'system':
    case 'edit':
    case 'revoke':
    case 'request_welcome':
      return silent(message.type);
    default:
      return other(message.type ?? 'unknown');
  }
}

function interactive(message: Message): ReadContent {
  const reply = message.interactive?.button_reply ?? message.interactive?.list_reply;
  if (reply) return press(reply.id, reply.title);
  return other(message.interactive?.type === 'nfm_reply' ? 'form' : 'interactive');
}

/** An edit of an earlier message comes as `unsupported` to most numbers [M:wh-unsupported]; so do these others. */
function unsupported(message: Message): ReadContent {
  const what = message.unsupported?.type ?? '';
  return ['edit', 'reaction', 'pin', 'keep_in_chat'].includes(what) ? silent(what) : other('unsupported');
}

function press(id: string | undefined, title: string | undefined): ReadContent {
  if (!id) return other('button');
  return plain({ kind: 'press', id: cut(id, TEXT_KEPT_MAX), title: cut(title ?? '', TEXT_KEPT_MAX) });
}

function photo(media: Media, what: string): ReadContent {
  // No id: too large for WhatsApp, or broken on the way (errors 131052, 131053 say so).
  if (!media?.id || media.id.length > MEDIA_ID_MAX) return other(what);
  // Phones send the name of a document as its caption; nobody typed that.
  const caption =
    media.caption === undefined || media.caption === media.filename ? null : text(media.caption).text;
  return {
    content: { kind: 'photo', caption },
    media: {
      mediaId: media.id,
      // What is longer than any hash stays one that no photo has.
      sha256: media.sha256 === undefined ? null : cut(media.sha256, HASH_MAX),
      mimeType: media.mime_type ?? null,
      url: media.url ?? null,
    },
  };
}

/** Phones send a photo as a document when asked for full quality. SVG is a drawing. */
function isImage(document: Media): boolean {
  const mimeType = document?.mime_type ?? '';
  if (mimeType.startsWith('image/')) return !mimeType.startsWith('image/svg');
  return /\.(jpe?g|png|webp|gif|hei[cf]|avif|bmp|tiff?)$/i.test(document?.filename ?? '');
}

function text(body: string): { kind: 'text'; text: string } {
  return { kind: 'text', text: cut(body, TEXT_KEPT_MAX) };
}

function plain(content: IncomingContent): ReadContent {
  return { content, media: null };
}

function other(what: string): ReadContent {
  return plain({ kind: 'other', what: cut(what, WHAT_MAX) });
}

function silent(what: string): ReadContent {
  return plain({ kind: 'silent', what });
}
