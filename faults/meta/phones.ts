import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger.ts';
import { between, type Random } from '../random.ts';
import type { Received } from './cloud.ts';
import type { Sender } from './sender.ts';

const seconds = () => String(Math.floor(Date.now() / 1000));
const ranks = { sent: 1, delivered: 2, read: 3 } as const;

/**
 * Brings a message to its phone and tells what became of it, as Meta does: each status by itself, in whatever order they arrive,
 * with our row's id.
 */
export function createPhones(options: {
  ledger: Ledger;
  sender: Sender;
  random: Random;
  /** Called when the phone shows it. */
  receive(to: string, message: Received): void;
}) {
  const { ledger, sender, random } = options;
  const tell = (to: string, { key, wamid }: Received, status: keyof typeof ranks) => {
    ledger.told.set(key, Math.max(ledger.told.get(key) ?? 0, ranks[status]));
    sender.status({
      id: wamid,
      status,
      timestamp: seconds(),
      recipient_id: to,
      biz_opaque_callback_data: key,
    });
  };
  /** What is on its way to each phone: none shows messages in another order than they were accepted in, as timers by themselves may. */
  const onTheWay = new Map<string, Promise<void>>();
  return (to: string, message: Received): void => {
    tell(to, message, 'sent');
    const before = onTheWay.get(to);
    const travelled = sleep(between(random, 0, 15));
    onTheWay.set(
      to,
      Promise.all([travelled, before]).then(() => {
        tell(to, message, 'delivered');
        options.receive(to, message);
        if (random() < 0.7) setTimeout(() => tell(to, message, 'read'), between(random, 0, 30));
      }),
    );
  };
}
