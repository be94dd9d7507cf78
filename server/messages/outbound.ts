import { z } from 'zod';
import type { OutgoingContent } from '../conversation/core/outgoing.ts';

const Button = z.object({ id: z.string(), title: z.string() });

/** `outbound_messages.content`, read back. */
export const StoredContent: z.ZodType<OutgoingContent> = z.object({
  text: z.string(),
  buttons: z.array(Button).optional(),
  list: z
    .object({ open: z.string(), rows: z.array(Button.extend({ description: z.string().optional() })) })
    .optional(),
  picture: z.string().optional(),
});

/** A message that a transaction wants sent: a row of the outbox. */
export interface NewOutbound {
  id: string;
  person: string;
  operatorId: number | null;
  sessionId: string | null;
  taskIndex: number | null;
  kind: 'question' | 'summary' | 'done' | 'notice' | 'manager' | 'stranger';
  toPhoneNumber: string | null;
  toUserId: string | null;
  content: OutgoingContent;
  /** When the message that it replies to came in; reply latency is measured from it. */
  repliesToReceivedAt: Date | null;
  requestId: string | null;
}
