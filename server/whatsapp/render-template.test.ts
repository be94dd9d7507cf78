import { expect, it } from 'vitest';
import { renderTemplate, type TemplateInput } from './render-template.ts';

const input: TemplateInput = {
  to: { userId: 'US.1349' },
  name: 'checklist_waiting',
  language: 'en_US',
  bodyParameters: ['Rosa', 'Compressor 2\n\tNight   shift', ''],
  quickReplyPayloads: ['start:42', 'later:42'],
  opaque: 'outbox-1',
};

it('renders a template', () => {
  expect(renderTemplate(input)).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    recipient: 'US.1349',
    biz_opaque_callback_data: 'outbox-1',
    type: 'template',
    template: {
      name: 'checklist_waiting',
      language: { code: 'en_US' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Rosa' },
            { type: 'text', text: 'Compressor 2 Night shift' },
            { type: 'text', text: '–' },
          ],
        },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'start:42' }],
        },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '1',
          parameters: [{ type: 'payload', payload: 'later:42' }],
        },
      ],
    },
  });
});

it('has no components when there is nothing to fill in', () => {
  const message = renderTemplate({ ...input, bodyParameters: [], quickReplyPayloads: [] });
  expect(message).toMatchObject({ template: { components: [] } });
});

it.each([
  ['beside buttons', ['p'], 1024],
  ['alone', [], 32_768],
])('cuts parameters to what Meta takes: %s', (_, quickReplyPayloads, max) => {
  const message = renderTemplate({ ...input, bodyParameters: ['x'.repeat(40_000)], quickReplyPayloads });
  expect(message).toMatchObject({
    template: { components: expect.arrayContaining([{ type: 'body', parameters: [expect.anything()] }]) },
  });
  expect(JSON.stringify(message).match(/x+…/)?.[0]).toHaveLength(max);
});

it.each<[string, Partial<TemplateInput>]>([
  ['capitals in the name', { name: 'Checklist' }],
  ['no name', { name: '' }],
  ['a long name', { name: 'x'.repeat(513) }],
  ['a language in the wrong form', { language: 'English' }],
  ['eleven buttons', { quickReplyPayloads: Array.from({ length: 11 }, String) }],
  ['a long payload', { quickReplyPayloads: ['x'.repeat(257)] }],
  ['an empty payload', { quickReplyPayloads: [''] }],
])('throws for %s', (_, fault) => {
  expect(() => renderTemplate({ ...input, ...fault })).toThrow(RangeError);
});
