import { cut } from './cut.ts';
import { oneLine } from './fit-titles.ts';
import { type EnvelopeInput, graphEnvelope } from './graph-envelope.ts';
import type { GraphMessage, GraphTemplateComponent } from './graph-message.ts';
import { limits } from './limits.ts';

export interface TemplateInput extends EnvelopeInput {
  /** As approved by Meta: lower-case letters, digits, underscores. */
  name: string;
  /** Exactly the approved one: `en` is not `en_US`. */
  language: string;
  bodyParameters: string[];
  /** One for each quick-reply button of the template, in order; comes back as a press. */
  quickReplyPayloads: string[];
}

/**
 * A message from an approved template, the only kind that opens a closed customer-service window [M:send]. Parameters
 * are put on one line, cut to the limit, and never empty, as Meta wants them. Throws a RangeError for a name, a
 * language or payloads that Meta would refuse.
 */
export function renderTemplate({
  name,
  language,
  bodyParameters,
  quickReplyPayloads,
  ...envelope
}: TemplateInput): GraphMessage {
  if (!/^[a-z0-9_]+$/.test(name) || name.length > limits.template.name) {
    throw new RangeError('not a name of a message template');
  }
  if (!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(language))
    throw new RangeError('not a language of a message template');
  const components = [
    ...body(bodyParameters, quickReplyPayloads.length > 0),
    ...quickReplies(quickReplyPayloads),
  ];
  return {
    ...graphEnvelope(envelope),
    type: 'template',
    template: { name, language: { code: language }, components },
  };
}

function body(texts: string[], hasButtons: boolean): GraphTemplateComponent[] {
  if (texts.length === 0) return [];
  const max = hasButtons ? limits.template.parameter : limits.template.bodyOnlyParameter;
  const parameters = texts.map((text) => ({ type: 'text' as const, text: cut(oneLine(text), max) || '–' }));
  return [{ type: 'body', parameters }];
}

function quickReplies(payloads: string[]): GraphTemplateComponent[] {
  const tooLong = payloads.some((payload) => payload === '' || payload.length > limits.template.payload);
  if (tooLong || payloads.length > limits.template.buttons) {
    throw new RangeError('quick-reply payloads that Meta refuses');
  }
  return payloads.map((payload, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }));
}
