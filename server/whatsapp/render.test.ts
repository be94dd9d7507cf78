import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '../conversation/core/outgoing.ts';
import type { GraphMessage } from './graph-message.ts';
import { limits } from './limits.ts';
import { render, takesPicture } from './render.ts';

const to = { phoneNumber: '+16505550142' };
const show = (content: OutgoingContent) => render({ to, content, opaque: 'outbox-1' });
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `id-${at}`, title: `Title ${at}` }));

it('renders a text whole', () => {
  expect(show({ text: '📋 Question 1 of 5: Check oil level' })).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '+16505550142',
    biz_opaque_callback_data: 'outbox-1',
    type: 'text',
    text: { preview_url: false, body: '📋 Question 1 of 5: Check oil level' },
  });
});

it('renders buttons', () => {
  expect(show({ text: 'Oil level?', buttons: options(2) })).toMatchObject({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: 'Oil level?' },
      action: {
        buttons: [
          { type: 'reply', reply: { id: 'id-0', title: 'Title 0' } },
          { type: 'reply', reply: { id: 'id-1', title: 'Title 1' } },
        ],
      },
    },
  });
});

it('renders a list', () => {
  const rows = [{ id: 'edit:1', title: 'Oil level', description: 'OK' }];
  expect(show({ text: 'Which one?', list: { open: 'Choose', rows } })).toMatchObject({
    interactive: {
      type: 'list',
      body: { text: 'Which one?' },
      action: { button: 'Choose', sections: [{ rows }] },
    },
  });
});

describe('to whom', () => {
  it('writes a number with + and digits only', () => {
    const message = render({ to: { phoneNumber: '1 (650) 555-0142' }, content: { text: 'x' }, opaque: '' });
    expect(message.to).toBe('+16505550142');
  });

  it('puts a user id in recipient, never in to', () => {
    const message = render({ to: { userId: 'US.1349' }, content: { text: 'x' }, opaque: '' });
    expect(message).toMatchObject({ recipient: 'US.1349' });
    expect(message).not.toHaveProperty('to');
  });

  it('quotes', () => {
    const message = render({ to, content: { text: 'x' }, opaque: '', quoteWamid: 'wamid.1' });
    expect(message.context).toEqual({ message_id: 'wamid.1' });
  });

  it('throws for what only our fault can bring', () => {
    const content = { text: 'x' };
    expect(() => render({ to: { phoneNumber: '+' }, content, opaque: '' })).toThrow(RangeError);
    expect(() => render({ to, content, opaque: 'x'.repeat(513) })).toThrow(RangeError);
  });
});

describe('the form that holds it', () => {
  it.each<[string, OutgoingContent, string]>([
    ['three buttons', { text: 'x'.repeat(1024), buttons: options(3) }, 'button'],
    ['four buttons', { text: 'x', buttons: options(4) }, 'list'],
    ['buttons under a long text', { text: 'x'.repeat(1025), buttons: options(1) }, 'list'],
    ['ten rows', { text: 'x', list: { open: 'o', rows: options(10) } }, 'list'],
    ['eleven rows', { text: 'x', list: { open: 'o', rows: options(11) } }, 'text'],
    ['no rows', { text: 'x', list: { open: 'o', rows: [] } }, 'text'],
    ['no rows but buttons', { text: 'x', buttons: options(2), list: { open: 'o', rows: [] } }, 'button'],
    ['no buttons', { text: 'x', buttons: [] }, 'text'],
    [
      'an id as long as a button may have',
      { text: 'x', buttons: [{ id: 'i'.repeat(256), title: 't' }] },
      'button',
    ],
    ['an id longer than that', { text: 'x', buttons: [{ id: 'i'.repeat(257), title: 't' }] }, 'text'],
    [
      'an id longer than a row may have',
      { text: 'x', list: { open: 'o', rows: [{ id: 'i'.repeat(201), title: 't' }] } },
      'text',
    ],
    ['an id with a space', { text: 'x', buttons: [{ id: ' i', title: 't' }] }, 'text'],
    ['the same id twice', { text: 'x', buttons: [...options(1), ...options(1)] }, 'text'],
  ])('%s', (_, content, expected) => {
    expect(formOf(show(content))).toBe(expected);
  });

  it('gives a list that stands in for buttons something to open it with', () => {
    expect(show({ text: 'x', buttons: options(4) })).toMatchObject({
      interactive: { action: { button: '👇' } },
    });
  });
});

it('makes titles unique that cutting made alike, and repeats them in the description', () => {
  const rows = ['Check the oil level of pump one', 'Check the oil level of pump two'].map((title, at) => ({
    id: String(at),
    title,
  }));
  expect(show({ text: 'x', list: { open: 'o', rows } })).toMatchObject({
    interactive: {
      action: {
        sections: [
          {
            rows: [
              { title: 'Check the oil level of…', description: 'Check the oil level of pump one' },
              { title: 'Check the oil level o… 2', description: 'Check the oil level of pump two' },
            ],
          },
        ],
      },
    },
  });
});

describe('whatever the content', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 90 }),
    fc.constantFrom('', ' ', 'OK', '👨‍👩‍👧'.repeat(12), 'a\nb', 'x\0', '\ud83d'),
  );
  const id = fc.oneof(fc.string({ minLength: 1, maxLength: 300 }), fc.constantFrom('', 'a', ' b'));
  const option = fc.record({ id, title: word });
  const length = fc.constantFrom(0, 1, 1020, 1024, 1025, 4090, 4096, 4097, 70_000);
  const text = fc.oneof(
    word,
    fc.tuple(word, length).map(([start, size]) => start + '🧯'.repeat(size / 2) + 'x'.repeat(size % 2)),
  );
  const content: fc.Arbitrary<OutgoingContent> = fc.record(
    {
      text,
      buttons: fc.array(option, { maxLength: 12 }),
      list: fc.record({
        open: word,
        rows: fc.array(fc.record({ id, title: word, description: word }, { requiredKeys: ['id', 'title'] }), {
          maxLength: 12,
        }),
      }),
    },
    { requiredKeys: ['text'] },
  );

  it('keeps every limit, and the text whole where any form can', () => {
    fc.assert(
      fc.property(content, (content) => {
        const message = show(content);
        const { body, ...rest } = parts(message);
        expect(body.length).toBeGreaterThan(0);
        expect(body.length).toBeLessThanOrEqual(rest.bodyMax);
        const clean = content.text.replace(/[\0\p{Surrogate}]/gu, '');
        if (clean.trim() !== '' && clean.length <= limits.text.body) expect(body).toBe(clean);
        expect(rest.titles.length).toBeLessThanOrEqual(rest.countMax);
        expect(new Set(rest.titles).size).toBe(rest.titles.length);
        expect(new Set(rest.ids).size).toBe(rest.ids.length);
        for (const title of rest.titles) expect(title).toMatch(/^\S/);
        for (const title of rest.titles) expect(title.length).toBeLessThanOrEqual(rest.titleMax);
        for (const one of rest.ids) expect(one.length).toBeLessThanOrEqual(rest.idMax);
        for (const one of rest.descriptions) {
          expect(one.length).toBeGreaterThan(0);
          expect(one.length).toBeLessThanOrEqual(limits.list.rowDescription);
        }
        expect(JSON.stringify(message)).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('offers exactly the ids that it was given, or none', () => {
    fc.assert(
      fc.property(content, (content) => {
        const given = [...(content.buttons ?? []), ...(content.list?.rows ?? [])].map(({ id }) => id);
        const { ids } = parts(show(content));
        if (ids.length > 0) expect(ids).toEqual(given);
      }),
    );
  });
});

describe('a picture', () => {
  const picture = 'media-1';
  const showWith = (content: OutgoingContent) => render({ to, content, opaque: 'outbox-1', picture });

  it('is the header of reply buttons', () => {
    expect(showWith({ text: 'Oil level?', buttons: options(3) })).toMatchObject({
      type: 'interactive',
      interactive: {
        type: 'button',
        header: { type: 'image', image: { id: picture } },
        body: { text: 'Oil level?' },
      },
    });
  });

  it('has the text as its caption where nothing can be pressed, and where a list would be: a list takes no picture', () => {
    const image = { type: 'image', image: { id: picture, caption: 'Which filter?\n1. Clean' } };
    const rows = options(4);
    expect(showWith({ text: 'Which filter?\n1. Clean' })).toMatchObject(image);
    expect(showWith({ text: 'Which filter?\n1. Clean', list: { open: 'Choose', rows } })).toMatchObject(
      image,
    );
  });

  it('is left out when the text is too long to stand under it, which can be told before', () => {
    const long = { text: 'x'.repeat(1025), buttons: options(3) };
    expect(showWith(long)).toEqual(show(long));
    expect(takesPicture(long)).toBe(false);
    expect(takesPicture({ text: 'x'.repeat(1024) })).toBe(true);
    expect(showWith({ text: 'x'.repeat(1024), buttons: options(3) })).toMatchObject({
      interactive: { type: 'button' },
    });
  });
});

function formOf(message: GraphMessage): string {
  return message.type === 'interactive' ? message.interactive.type : message.type;
}

/** The pieces of a message, with the limits that Meta's pages set for its form. */
function parts(message: GraphMessage) {
  const none = { titles: [] as string[], ids: [] as string[], descriptions: [] as string[] };
  if (message.type === 'text') {
    return { body: message.text.body, bodyMax: 4096, countMax: 0, titleMax: 0, idMax: 0, ...none };
  }
  if (message.type !== 'interactive') throw new Error(`no ${message.type} was asked for`);
  const { interactive } = message;
  if (interactive.type === 'button') {
    const replies = interactive.action.buttons.map(({ reply }) => reply);
    const titles = replies.map(({ title }) => title);
    const ids = replies.map((reply) => reply.id);
    const max = { bodyMax: 1024, countMax: 3, titleMax: 20, idMax: 256 };
    return { ...none, ...max, body: interactive.body.text, titles, ids };
  }
  expect(interactive.action.button.length).toBeGreaterThan(0);
  expect(interactive.action.button.length).toBeLessThanOrEqual(20);
  expect(interactive.action.sections).toHaveLength(1);
  const rows = interactive.action.sections.flatMap((section) => section.rows);
  return {
    body: interactive.body.text,
    bodyMax: 4096,
    countMax: 10,
    titleMax: 24,
    idMax: 200,
    titles: rows.map(({ title }) => title),
    ids: rows.map((row) => row.id),
    descriptions: rows.flatMap(({ description }) => description ?? []),
  };
}
