import { z } from 'zod';
import type { TranscriptMessage } from '../../shared/contracts/submissions.ts';
import { PHOTOS_PATH } from '../photos/photos-path.ts';

/** The inside of an inbound message: `IncomingContent`, read back leniently, since older versions wrote some of it. */
const Inbound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('press'), title: z.string() }),
  z.object({ kind: z.literal('photo'), caption: z.string().nullable() }),
  z.object({ kind: z.enum(['other', 'silent']), what: z.string() }),
]);

/** What a person reads of it; for what has no words, its kind in brackets. */
export function inboundText(content: unknown): string {
  const read = Inbound.safeParse(content).data;
  switch (read?.kind) {
    case 'text':
      return read.text;
    case 'press':
      return read.title;
    case 'photo':
      return read.caption ?? '';
    case 'other':
    case 'silent':
      return `[${read.what}]`;
    default:
      return '[unknown]';
  }
}

const Outbound = z.object({
  text: z.string(),
  buttons: z.array(z.object({ title: z.string() })).default([]),
  list: z.object({ rows: z.array(z.object({ title: z.string() })) }).optional(),
  picture: z.string().optional(),
});

/**
 * Text of an outbound message (`OutgoingContent`), the words on its buttons or the rows of its list, and the picture above it.
 * @param pictureFailure why it went out without its picture
 */
export function outboundText(
  content: unknown,
  pictureFailure: string | null = null,
): Pick<TranscriptMessage, 'text' | 'buttons' | 'picture'> {
  const read = Outbound.safeParse(content).data;
  if (!read) return { text: '[unknown]', buttons: [], picture: null };
  const picture =
    read.picture === undefined ? null : { url: `${PHOTOS_PATH}/${read.picture}`, failure: pictureFailure };
  // A picture and a list do not go together on WhatsApp: the list's words are in the text then.
  const rows = picture?.failure === null ? [] : (read.list?.rows ?? []);
  return { text: read.text, buttons: [...read.buttons, ...rows].map(({ title }) => title), picture };
}
