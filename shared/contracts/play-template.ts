import { z } from 'zod';
import { cleanText, endpoint, name } from '../endpoint.ts';
import { NewTask } from './templates.ts';

/** What the person at the preview does, as an operator would. */
const PlayAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: name(4096) }),
  z.object({ kind: z.literal('press'), id: z.string().max(300) }),
  z.object({ kind: z.literal('photo'), caption: cleanText(1024).nullable().default(null) }),
]);
export type PlayAct = z.infer<typeof PlayAct>;

const PlayOption = z.object({ id: z.string(), title: z.string(), description: z.string().optional() });
const PlayMessage = z.object({
  from: z.enum(['us', 'operator']),
  text: z.string(),
  buttons: z.array(PlayOption),
  list: z.object({ open: z.string(), rows: z.array(PlayOption) }).nullable(),
  /** Address of the reference picture above the text. */
  picture: z.string().nullable(),
  /** Whether it carries a photo of the operator's. */
  photo: z.boolean(),
  taskIndex: z.int().nullable(),
});
export type PlayMessage = z.infer<typeof PlayMessage>;

export const PlayedChat = z.object({
  messages: z.array(PlayMessage),
  /** How many of the acts were played: those after it press what is not there any more. */
  played: z.int(),
  ended: z.enum(['completed', 'stopped']).nullable(),
  /** The question that is asked; the number of tasks when all are answered. */
  taskIndex: z.int(),
});
export type PlayedChat = z.infer<typeof PlayedChat>;

export const playTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/play',
  access: 'manager',
  summary: 'The chat that a checklist would be when the operator does this; nothing is kept or sent',
  body: z.object({
    name: name(120),
    tasks: z.array(NewTask).min(1, 'needs at least one task').max(100),
    machineName: name(120).default('Machine'),
    operatorName: name(120).default('Operator'),
    said: z.array(PlayAct).max(300),
  }),
  response: PlayedChat,
});
