import type { z } from 'zod';
import type { DeliveryStatus } from '../../../../shared/words.ts';

export type Tick = 'clock' | 'one' | 'two' | 'read' | 'alert' | 'dropped';

const ticks: Record<z.infer<typeof DeliveryStatus>, Tick> = {
  queued: 'clock',
  sending: 'clock',
  in_doubt: 'clock',
  accepted: 'one',
  sent: 'one',
  delivered: 'two',
  read: 'read',
  failed: 'alert',
  dropped: 'dropped',
};

/** The sign that people know from WhatsApp for a delivery status. */
export function tickOf(status: z.infer<typeof DeliveryStatus>): Tick {
  return ticks[status];
}
