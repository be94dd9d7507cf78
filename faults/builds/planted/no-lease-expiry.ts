import type { Patch } from '../patch.ts';
import type { PlantedBug } from './planted-bug.ts';

const forEver = (file: string): Patch => ({
  file,
  find: 'lease_until < now()',
  put: 'lease_until < to_timestamp(0)',
});

export const noLeaseExpiry: PlantedBug = {
  name: 'no lease expiry',
  without: 'The claim of a process that died ends, and another one sends the message.',
  caughtBy: ['I9', 'I10', 'I11'],
  patches: [forEver('server/messages/claim-next.ts'), forEver('server/messages/outbox.ts')],
};
