import { type Fields, isFields, maybeText, needFields, needLabel, needList, needText } from './check-text.ts';
import { badParameter, badValue } from './graph-error.ts';

// The limits of an interactive message [M:buttons, M:list, M:cta].
const BUTTONS = 3;
const BUTTON_ID = 256;
const BUTTON_TITLE = 20;
const BUTTON_BODY = 1024;
const FOOTER = 60;
const HEADER = 60;
const LIST_BODY = 4096;
const LIST_BUTTON = 20;
const SECTIONS = 10;
const SECTION_TITLE = 24;
const ROWS = 10;
const ROW_ID = 200;
const ROW_TITLE = 24;
const ROW_DESCRIPTION = 72;
const MEDIA_HEADERS = ['image', 'video', 'document'];

/** Refuses an interactive message that WhatsApp would refuse; `hasMedia` tells whether media of that id was uploaded. */
export function checkInteractive(interactive: Fields, hasMedia: (id: string) => boolean): void {
  const type = interactive.type;
  if (type === 'button') checkButtons(interactive);
  else if (type === 'list') checkList(interactive);
  else if (type === 'cta_url') checkLink(interactive);
  else {
    throw badParameter(
      `Param interactive['type'] must be one of {BUTTON, LIST, CTA_URL} - got "${String(type)}".`,
    );
  }
  checkHeaderMedia(interactive, hasMedia);
}

function checkHeaderMedia({ header }: Fields, hasMedia: (id: string) => boolean) {
  if (!isFields(header) || !MEDIA_HEADERS.includes(String(header.type))) return;
  const media = needFields(header, String(header.type), `interactive['header']['${header.type}']`);
  if (media.id !== undefined && !hasMedia(String(media.id)))
    throw badValue(`Media with ID ${String(media.id)} does not exist or has expired.`);
}

function checkFrame(interactive: Fields, bodyMax: number, mediaHeader: boolean) {
  needText(
    needFields(interactive, 'body', "interactive['body']"),
    'text',
    "interactive['body']['text']",
    bodyMax,
  );
  if (interactive.footer !== undefined) {
    const footer = needFields(interactive, 'footer', "interactive['footer']");
    needText(footer, 'text', "interactive['footer']['text']", FOOTER);
  }
  if (interactive.header === undefined) return;
  const header = needFields(interactive, 'header', "interactive['header']");
  if (header.type === 'text') needText(header, 'text', "interactive['header']['text']", HEADER);
  else if (!mediaHeader || !MEDIA_HEADERS.includes(String(header.type))) {
    throw badValue(`Header type ${String(header.type)} is not supported for this message`);
  }
}

function checkButtons(interactive: Fields) {
  checkFrame(interactive, BUTTON_BODY, true);
  const action = needFields(interactive, 'action', "interactive['action']");
  const buttons = needList(action, 'buttons', "interactive['action']['buttons']");
  if (buttons.length < 1 || buttons.length > BUTTONS) {
    throw badValue(`Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: ${BUTTONS}`);
  }
  const replies = buttons.map((button) => {
    if (!isFields(button) || button.type !== 'reply') throw badValue('Button type must be reply');
    const reply = needFields(button, 'reply', 'Button reply');
    return {
      id: needLabel(reply, 'id', 'Button id', BUTTON_ID),
      title: needLabel(reply, 'title', 'Button title', BUTTON_TITLE),
    };
  });
  refuseTwins(
    replies.map((reply) => reply.id),
    'Duplicate button ids',
  );
  refuseTwins(
    replies.map((reply) => reply.title),
    'Duplicate button titles',
  );
}

function checkList(interactive: Fields) {
  checkFrame(interactive, LIST_BODY, false);
  const action = needFields(interactive, 'action', "interactive['action']");
  needLabel(action, 'button', 'List button label', LIST_BUTTON);
  const sections = needList(action, 'sections', "interactive['action']['sections']");
  if (sections.length < 1 || sections.length > SECTIONS) {
    throw badValue(`Invalid sections count. Min allowed sections: 1, Max allowed sections: ${SECTIONS}`);
  }
  const rows = sections.flatMap((section) => checkSection(section, sections.length > 1));
  if (rows.length > ROWS) throw badValue(`Total row count exceed max allowed count: ${ROWS}`);
  refuseTwins(rows, 'Duplicate row ids');
}

/** Returns the ids of the section's rows. */
function checkSection(section: unknown, needsTitle: boolean): string[] {
  if (!isFields(section)) throw badParameter('Each section must be a JSON object.');
  if (needsTitle || section.title !== undefined) needLabel(section, 'title', 'Section title', SECTION_TITLE);
  const rows = needList(section, 'rows', "section['rows']");
  if (rows.length < 1) throw badValue('Invalid rows count. Min allowed rows in a section: 1');
  return rows.map((row) => {
    if (!isFields(row)) throw badParameter('Each row must be a JSON object.');
    needLabel(row, 'title', 'Row title', ROW_TITLE);
    if (row.description !== undefined && row.description !== '')
      needLabel(row, 'description', 'Row description', ROW_DESCRIPTION);
    return needLabel(row, 'id', 'Row id', ROW_ID);
  });
}

function checkLink(interactive: Fields) {
  checkFrame(interactive, BUTTON_BODY, true);
  const action = needFields(interactive, 'action', "interactive['action']");
  const parameters = needFields(action, 'parameters', "interactive['action']['parameters']");
  needLabel(parameters, 'display_text', 'Display text', BUTTON_TITLE);
  maybeText(parameters, 'url', "interactive['action']['parameters']['url']", 2000);
  if (!/^https?:\/\//.test(String(parameters.url)))
    throw badValue('The url must begin with http:// or https://');
}

function refuseTwins(values: string[], details: string) {
  if (new Set(values).size !== values.length) throw badValue(details);
}
