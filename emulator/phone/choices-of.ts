import { z } from 'zod';
import type { ChatMessage } from '../world/message.ts';

export type Choice = { kind: 'button' | 'row' | 'template'; id: string; title: string; description?: string };

const buttons = z.object({
  type: z.literal('button'),
  action: z.object({
    buttons: z.array(z.object({ reply: z.object({ id: z.string(), title: z.string() }) })),
  }),
});
const list = z.object({
  type: z.literal('list'),
  action: z.object({
    sections: z.array(
      z.object({
        rows: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })),
      }),
    ),
  }),
});
const template = z.object({
  components: z.array(
    z.looseObject({
      type: z.string(),
      sub_type: z.string().optional(),
      parameters: z.array(z.looseObject({ payload: z.string().optional() })).optional(),
    }),
  ),
});

/** What can be pressed on a message: reply buttons, list rows, quick replies of a message template. */
export function choicesOf(message: ChatMessage): Choice[] {
  if (message.type === 'template') return quickReplies(message.content);
  if (message.type !== 'interactive') return [];
  const asButtons = buttons.safeParse(message.content);
  if (asButtons.success) {
    return asButtons.data.action.buttons.map(({ reply }) => ({ kind: 'button', ...reply }));
  }
  const asList = list.safeParse(message.content);
  if (!asList.success) return [];
  return asList.data.action.sections.flatMap(({ rows }) =>
    rows.map((row): Choice => ({ kind: 'row', ...row })),
  );
}

/** The label of a quick reply is in the template's definition, which isn't here: the payload stands in for it. */
function quickReplies(content: unknown): Choice[] {
  const parsed = template.safeParse(content);
  if (!parsed.success) return [];
  return parsed.data.components
    .filter((component) => component.type === 'button' && component.sub_type === 'quick_reply')
    .flatMap((component) => component.parameters?.[0]?.payload ?? [])
    .map((payload) => ({ kind: 'template', id: payload, title: payload }));
}
