import type { PolicyRow } from './policy-table.ts';

/** Codes that mean much the same, looked up after the table. Both ends are included [M:errors]. */
export const policyRanges: readonly (PolicyRow & { from: number; to: number })[] = [
  {
    from: 200,
    to: 299,
    kind: 'access',
    words: 'Our access token lacks a permission: an admin has to add it.',
  },
  { from: 131200, to: 131299, kind: 'message', words: 'WhatsApp cannot do that in a group.' },
  { from: 133005, to: 133009, kind: 'fault', words: 'The PIN of our number is wrong or not yet usable.' },
  { from: 136024, to: 136024, kind: 'message', words: 'This number has been verified already.' },
  { from: 138000, to: 138018, kind: 'message', words: 'WhatsApp could not make the call.' },
  { from: 139000, to: 139004, kind: 'fault', words: 'WhatsApp did not accept a form of ours.' },
  { from: 139100, to: 139101, kind: 'message', words: 'WhatsApp could not change our block list.' },
  { from: 147001, to: 147005, kind: 'message', words: 'WhatsApp did not accept our user name.' },
  {
    from: 200005,
    to: 200007,
    kind: 'message',
    words: 'WhatsApp has no figures about this message template.',
  },
  { from: 2388000, to: 2388999, kind: 'fault', words: 'WhatsApp did not accept a message template of ours.' },
  { from: 2494000, to: 2494999, kind: 'fault', words: 'The move of our number to WhatsApp is not finished.' },
  { from: 2593107, to: 2593108, kind: 'fault', words: 'WhatsApp is still fetching what was written before.' },
  { from: 1752041, to: 1752041, kind: 'fault', words: 'Our number has been set up twice.' },
];
