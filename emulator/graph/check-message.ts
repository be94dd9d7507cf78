import type { World } from '../world/world.ts';
import { checkInteractive } from './check-interactive.ts';
import { checkTemplate } from './check-template.ts';
import { type Fields, isFields, maybeText, needFields, needText } from './check-text.ts';
import { badParameter, badValue, GraphError } from './graph-error.ts';

// [M:text-msg], [M:image-msg]; the last one by public integrations.
const TEXT_BODY = 4096;
const CAPTION = 1024;
const FILENAME = 240;
const CALLBACK_DATA = 512;
const TYPES = ['text', 'image', 'document', 'interactive', 'template', 'reaction'];

export type Checked = {
  type: string;
  /** The part of the body that the type names. */
  content: Fields;
  quote: string | null;
  callbackData: string | null;
};

/** Refuses what WhatsApp would refuse in a message to be sent, with Meta's codes; returns the parts that count. */
export function checkMessage(world: World, body: Fields): Checked {
  const type = body.type === undefined ? 'text' : body.type;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    throw badParameter(
      `Param type must be one of {${TYPES.join(', ').toUpperCase()}} - got "${String(type)}".`,
    );
  }
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    throw badParameter('Param recipient_type must be one of {INDIVIDUAL}.');
  }
  maybeText(body, 'biz_opaque_callback_data', 'biz_opaque_callback_data', CALLBACK_DATA);
  const content = needFields(body, type);
  checkContent(world, type, content);
  const callbackData = body.biz_opaque_callback_data;
  return {
    type,
    content,
    quote: quoteOf(body),
    callbackData: typeof callbackData === 'string' ? callbackData : null,
  };
}

function checkContent(world: World, type: string, content: Fields) {
  if (type === 'text') needText(content, 'body', "text['body']", TEXT_BODY);
  else if (type === 'interactive') checkInteractive(content, (id) => world.media.get(id) !== undefined);
  else if (type === 'template') checkTemplate(content);
  else if (type === 'reaction') checkReaction(world, content);
  else checkMedia(world, type, content);
}

function checkMedia(world: World, type: string, content: Fields) {
  maybeText(content, 'caption', `${type}['caption']`, CAPTION);
  maybeText(content, 'filename', `${type}['filename']`, FILENAME);
  const { id, link } = content;
  if ((id === undefined) === (link === undefined)) {
    throw badParameter(`Param ${type} must have exactly one of id and link.`);
  }
  if (link !== undefined && !/^https?:\/\/\S+$/.test(String(link))) {
    throw badValue(`Param ${type}['link'] is not a valid URI.`);
  }
  if (id !== undefined && !world.media.get(String(id))) {
    throw badValue(`Media with ID ${String(id)} does not exist or has expired.`);
  }
}

function checkReaction(world: World, reaction: Fields) {
  const wamid = needText(reaction, 'message_id', "reaction['message_id']", 255);
  if (typeof reaction.emoji !== 'string') throw badParameter("Param reaction['emoji'] must be a string.");
  if (!world.messages.has(wamid)) throw badValue(`Message ID ${wamid} is not valid.`);
}

function quoteOf(body: Fields): string | null {
  if (body.context === undefined) return null;
  if (!isFields(body.context)) throw badParameter('Param context must be a JSON object.');
  // Meta shows the message without the quote when the quoted one is gone, so an unknown wamid is no fault.
  return needText(body.context, 'message_id', "context['message_id']", 255);
}

/** `messaging_product` is required on every call that concerns messages. */
export function checkProduct(body: unknown): asserts body is Fields {
  if (!isFields(body)) throw badParameter('The request body must be a JSON object.');
  if (body.messaging_product === undefined) {
    throw new GraphError(100, { message: '(#100) The parameter messaging_product is required.' });
  }
  if (body.messaging_product !== 'whatsapp') {
    throw badParameter('Param messaging_product must be one of {WHATSAPP}.');
  }
}
