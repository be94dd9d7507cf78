import type { OutgoingContent, PickRow } from '../conversation/core/outgoing.ts';
import { cut } from './cut.ts';
import { fitTitles, oneLine } from './fit-titles.ts';
import { type EnvelopeInput, graphEnvelope } from './graph-envelope.ts';
import type { GraphImage, GraphInteractive, GraphListRow, GraphMessage, GraphText } from './graph-message.ts';
import { limits } from './limits.ts';
import { storableText } from './storable.ts';

/** Words would need the operator's language; Meta takes emoji here. */
const OPEN = '👇';

/**
 * Makes Meta's message of ours and keeps every limit [M:text-msg, M:buttons, M:list]. What does not fit takes the
 * next form that holds it: buttons, list, plain text. Text is cut only beyond 4096 units, which no form holds; options
 * that cannot be shown (more than ten, ids too long or alike) are left out, since our texts say what may be typed.
 *
 * A picture stands above reply buttons as their header; a list takes no picture [M:list], so there, and where nothing can be
 * pressed, the text is the caption of the picture. A text that is too long for both goes without it: `takesPicture` tells.
 * @param picture the media id that Meta gave the picture
 */
export function render({
  content,
  picture,
  ...envelope
}: EnvelopeInput & { content: OutgoingContent; picture?: string }): GraphMessage {
  const withPicture = picture !== undefined && takesPicture(content);
  return {
    ...graphEnvelope(envelope),
    ...(withPicture ? pictured(content, picture) : form(content)),
  };
}

/** Whether the text fits under a picture. */
export const takesPicture = (content: OutgoingContent) =>
  bodyOf(content).length <= Math.min(limits.media.caption, limits.buttons.body);

function pictured(content: OutgoingContent, id: string): GraphImage | GraphInteractive {
  const plain = form(content);
  if (plain.type === 'interactive' && plain.interactive.type === 'button')
    return {
      ...plain,
      interactive: { ...plain.interactive, header: { type: 'image', image: { id } } },
    };
  return { type: 'image', image: { id, caption: bodyOf(content) } };
}

/** Meta refuses an empty body. */
function bodyOf(content: OutgoingContent): string {
  const text = storableText(content.text);
  return text.trim() === '' ? '…' : text;
}

function form(content: OutgoingContent): GraphText | GraphInteractive {
  const body = bodyOf(content);
  const rows = content.list?.rows ?? [];
  const options: PickRow[] = [...(content.buttons ?? []), ...rows];
  const { buttons, list } = limits;
  if (rows.length === 0 && fits(options, buttons.count, buttons.id) && body.length <= buttons.body) {
    return asButtons(body, options);
  }
  if (fits(options, list.rows, list.rowId)) {
    return asList(body, options, rows.length > 0 ? content.list?.open : undefined);
  }
  return { type: 'text', text: { preview_url: false, body: cut(body, limits.text.body) } };
}

/** An id is never changed: a press has to come back as what we offered. Meta allows no spaces around it. */
function fits(options: PickRow[], countMax: number, idMax: number): boolean {
  const ids = options.map(({ id }) => id);
  return (
    ids.length >= 1 &&
    ids.length <= countMax &&
    new Set(ids).size === ids.length &&
    ids.every((id) => id !== '' && id.length <= idMax && id === storableText(id).trim())
  );
}

function asButtons(text: string, options: PickRow[]): GraphInteractive {
  const titles = fitTitles(
    options.map(({ title }) => title),
    limits.buttons.title,
  );
  const buttons = options.map(({ id }, at) => ({
    type: 'reply' as const,
    reply: { id, title: titles[at] as string },
  }));
  return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons } } };
}

function asList(text: string, options: PickRow[], open: string | undefined): GraphInteractive {
  const titles = fitTitles(
    options.map(({ title }) => title),
    limits.list.rowTitle,
  );
  const rows = options.map((option, at) => asRow(option, titles[at] as string));
  const button = cut(oneLine(open ?? ''), limits.list.open) || OPEN;
  const body = { text: cut(text, limits.list.body) };
  return {
    type: 'interactive',
    interactive: { type: 'list', body, action: { button, sections: [{ rows }] } },
  };
}

/** A title that had to be cut is repeated in the description, where three times as much fits. */
function asRow(option: PickRow, title: string): GraphListRow {
  const whole = oneLine(option.title);
  const description = oneLine(option.description ?? '') || (whole.length > limits.list.rowTitle ? whole : '');
  const row = { id: option.id, title };
  return description === '' ? row : { ...row, description: cut(description, limits.list.rowDescription) };
}
