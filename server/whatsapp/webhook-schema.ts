import { z } from 'zod';

/*
 * Reads what is there and never refuses: a member of a wrong type counts as missing. What must be there is for the
 * readers of each part to say.
 */
const text = z.string().min(1).optional().catch(undefined);
const anyText = z.string().optional().catch(undefined);
const number = z.union([z.number(), z.string().regex(/^-?\d{1,15}$/)]).transform(Number);
/** What should be an array and is not counts as an array of that one thing. */
const list = z
  .unknown()
  .optional()
  .transform((members) => (Array.isArray(members) ? members : (members ?? null) === null ? [] : [members]));

function part<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape).optional().catch(undefined);
}

export const envelopeSchema = z.object({ object: text, entry: list });
export const entrySchema = z.object({ changes: list });
export const changeSchema = z.object({ field: text, value: z.unknown() });

export const valueSchema = z.object({
  metadata: part({ phone_number_id: text }),
  contacts: list,
  messages: list,
  statuses: list,
  errors: list,
  user_id_update: list,
});

export const contactSchema = z.object({ profile: part({ name: text }), wa_id: text, user_id: text });
export type Contact = z.infer<typeof contactSchema>;

const timestamp = z.union([z.string(), z.number()]).optional().catch(undefined);

const media = part({
  id: text,
  caption: text,
  filename: text,
  mime_type: text,
  sha256: text,
  url: text,
  voice: z.boolean().optional().catch(undefined),
});
export type Media = z.infer<typeof media>;

const pressed = part({ id: text, title: anyText });

export const messageSchema = z.object({
  id: text,
  from: text,
  from_user_id: text,
  group_id: text,
  timestamp,
  type: text,
  context: part({ id: text }),
  text: part({ body: anyText }),
  image: media,
  document: media,
  audio: media,
  button: part({ payload: text, text: anyText }),
  interactive: part({ type: text, button_reply: pressed, list_reply: pressed }),
  unsupported: part({ type: text }),
  system: part({
    body: text,
    type: text,
    wa_id: text,
    new_wa_id: text,
    user_id: text,
    previous_user_id: text,
  }),
});
export type Message = z.infer<typeof messageSchema>;

export const statusSchema = z.object({
  id: text,
  status: text,
  timestamp,
  recipient_id: text,
  recipient_user_id: text,
  recipient_type: text,
  biz_opaque_callback_data: text,
  errors: list,
  pricing: part({ billable: z.boolean().optional().catch(undefined), type: text, category: text }),
});

/** Old and new forms: details beside the title, in `error_data`, or `error_data` being the details [M:errors]. */
export const errorSchema = z.object({
  code: number,
  title: text,
  message: text,
  details: text,
  error_data: z
    .union([z.string(), z.object({ details: text })])
    .optional()
    .catch(undefined),
});

export const userIdUpdateSchema = z.object({
  wa_id: text,
  user_id: part({ previous: text, current: text }),
  timestamp,
});
