import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonMessage, listMessage } from './test/messages.ts';
import { OPERATOR, type Pair, startPair } from './test/start-pair.ts';

let pair: Pair;

beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.close());

const long = (length: number) => 'x'.repeat(length);
const longRow = (fields: object) => {
  const message = listMessage(['One']);
  const [section] = message.interactive.action.sections;
  Object.assign(section?.rows[0] ?? {}, fields);
  return message;
};
const titled = (title: string, id = 'a') => ({ type: 'reply', reply: { id, title } });
const withButtons = (...buttons: object[]) => {
  const message = buttonMessage();
  return { ...message, interactive: { ...message.interactive, action: { buttons } } };
};
const framed = (message: { interactive: object }, fields: object) => ({
  ...message,
  interactive: { ...message.interactive, ...fields },
});

describe('the limits', () => {
  it.each<[string, object]>([
    ['4096 characters of text', { text: { body: long(4096) } }],
    ['3 buttons', buttonMessage('A', 'B', 'C')],
    ['a title of 20', buttonMessage(long(20))],
    ['a button id of 256', withButtons(titled('A', long(256)))],
    ['10 rows in 2 sections', listMessage([...'abcde'], [...'fghij'])],
    ['a row title of 24', longRow({ title: long(24) })],
    ['a row description of 72', longRow({ description: long(72) })],
    ['a row id of 200', longRow({ id: long(200) })],
    ['a list body of 4096', framed(listMessage(['A']), { body: { text: long(4096) } })],
    [
      'header and footer of 60',
      framed(buttonMessage('A'), { header: { type: 'text', text: long(60) }, footer: { text: long(60) } }),
    ],
    ['callback data of 512', { text: { body: 'Hi' }, biz_opaque_callback_data: long(512) }],
    ['a photo by link', { type: 'image', image: { link: 'https://example.com/a.jpg', caption: long(1024) } }],
    [
      'a document by link',
      { type: 'document', document: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } },
    ],
    ['a number without plus', { to: OPERATOR, text: { body: 'Hi' } }],
    ['a number with spaces and dashes', { to: '+255 712-345-678', text: { body: 'Hi' } }],
    ['a quote of an unknown message', { text: { body: 'Hi' }, context: { message_id: 'wamid.gone' } }],
  ])('take %s', async (_name, fields) => {
    expect(await pair.send(fields)).toMatchObject({ status: 200 });
  });

  it.each<[string, object, number, RegExp]>([
    ['no text', {}, 131008, /text/],
    ['an empty text', { text: { body: '' } }, 131008, /body/],
    ['a text of 4097', { text: { body: long(4097) } }, 100, /at most 4096/],
    ['a text that is none', { text: { body: 7 } }, 100, /must be a string/],
    ['an unknown type', { type: 'poll', poll: {} }, 100, /type must be one of/],
    ['a group', { recipient_type: 'group', text: { body: 'Hi' } }, 100, /recipient_type/],
    ['no recipient', { to: undefined, text: { body: 'Hi' } }, 131008, /\bto\b/],
    ['letters for a number', { to: 'Asha', text: { body: 'Hi' } }, 131009, /phone number/],
    ['a BSUID in to', { to: 'TZ.12345', text: { body: 'Hi' } }, 131009, /phone number/],
    ['the business itself', { to: '+15550783881', text: { body: 'Hi' } }, 131021, /same phone number/],
    [
      'an unknown BSUID',
      { to: undefined, recipient: 'TZ.12345', text: { body: 'Hi' } },
      131026,
      /no such user/,
    ],
    ['a malformed BSUID', { to: undefined, recipient: '12345', text: { body: 'Hi' } }, 131009, /user ID/],
    ['no button', buttonMessage(), 131009, /Max allowed buttons: 3/],
    ['4 buttons', buttonMessage('A', 'B', 'C', 'D'), 131009, /Max allowed buttons: 3/],
    ['a title of 21', buttonMessage(long(21)), 131009, /Max length: 20/],
    ['an empty title', withButtons(titled('')), 131009, /title length/],
    ['twin titles', withButtons(titled('A', 'a'), titled('A', 'b')), 131009, /Duplicate button titles/],
    ['twin ids', withButtons(titled('A', 'a'), titled('B', 'a')), 131009, /Duplicate button ids/],
    ['a button id of 257', withButtons(titled('A', long(257))), 131009, /Max length: 256/],
    [
      'a button body of 1025',
      framed(buttonMessage('A'), { body: { text: long(1025) } }),
      100,
      /at most 1024/,
    ],
    ['a footer of 61', framed(buttonMessage('A'), { footer: { text: long(61) } }), 100, /at most 60/],
    [
      'a header of 61',
      framed(buttonMessage('A'), { header: { type: 'text', text: long(61) } }),
      100,
      /at most 60/,
    ],
    [
      'a list with a photo header',
      framed(listMessage(['A']), { header: { type: 'image' } }),
      131009,
      /Header type/,
    ],
    [
      '11 rows',
      listMessage([...'abcdef'], [...'ghijk']),
      131009,
      /Total row count exceed max allowed count: 10/,
    ],
    [
      '11 sections',
      listMessage(...[...'abcdefghijk'].map((row) => [row])),
      131009,
      /Max allowed sections: 10/,
    ],
    ['a section without rows', listMessage([]), 131009, /Min allowed rows/],
    ['a row title of 25', longRow({ title: long(25) }), 131009, /Max length: 24/],
    ['a row description of 73', longRow({ description: long(73) }), 131009, /Max length: 72/],
    ['a row id of 201', longRow({ id: long(201) }), 131009, /Max length: 200/],
    ['a list body of 4097', framed(listMessage(['A']), { body: { text: long(4097) } }), 100, /at most 4096/],
    [
      'callback data of 513',
      { text: { body: 'Hi' }, biz_opaque_callback_data: long(513) },
      100,
      /at most 512/,
    ],
    [
      'a caption of 1025',
      { type: 'image', image: { link: 'https://x.y/a.jpg', caption: long(1025) } },
      100,
      /at most 1024/,
    ],
    ['a photo without id and link', { type: 'image', image: {} }, 100, /exactly one of id and link/],
    ['a photo that was never uploaded', { type: 'image', image: { id: '123' } }, 131009, /does not exist/],
    ['a link that is none', { type: 'image', image: { link: 'file:///etc/passwd' } }, 131009, /valid URI/],
    ['a template without language', { type: 'template', template: { name: 'x' } }, 131008, /language/],
    [
      'a reaction to nothing',
      { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } },
      131009,
      /not valid/,
    ],
    [
      'an unknown interactive',
      { type: 'interactive', interactive: { type: 'product' } },
      100,
      /BUTTON, LIST/,
    ],
  ])('refuse %s', async (_name, fields, code, details) => {
    const answer = await pair.send(fields);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code, type: 'OAuthException' });
    expect(answer.body.error.fbtrace_id).toMatch(/^A[\w-]+$/);
    expect(answer.body.error.error_data).toMatchObject({ messaging_product: 'whatsapp' });
    expect(answer.body.error.error_data.details).toMatch(details);
    expect(await pair.chat()).toHaveLength(0);
  });
});
