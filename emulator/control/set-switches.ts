import { z } from 'zod';
import { setOnline } from '../phone/set-online.ts';
import type { Switches } from '../world/switches.ts';
import type { World } from '../world/world.ts';
import { digitsOf, phoneParam } from './phone-param.ts';
import { validate } from './validate.ts';

const ms = z.number().int().min(0).max(600_000);
const count = z.number().int().min(0).max(1_000_000);

const body = z.strictObject({
  deliverTwice: z.boolean().optional(),
  reorder: z.boolean().optional(),
  reorderWindowMs: ms.optional(),
  batch: z.boolean().optional(),
  batchWindowMs: ms.optional(),
  delayMs: ms.optional(),
  hidePhoneNumber: z.boolean().optional(),
  failNextSends: z
    .strictObject({ count, code: z.number().int().min(0), later: z.boolean().default(false) })
    .optional(),
  failNextUploads: z.strictObject({ count, code: z.number().int().min(0) }).optional(),
  expireMedia: z
    .union([z.boolean(), z.enum(['urls', 'ids'])])
    .transform((value) => (value === true ? ('urls' as const) : value))
    .optional(),
  acceptThenDrop: z
    .union([z.boolean(), count, z.strictObject({ count })])
    .transform((value) => (typeof value === 'object' ? value.count : Number(value)))
    .optional(),
  answerDelayMs: ms.optional(),
  holdStatuses: z.boolean().optional(),
  autoRead: z.boolean().optional(),
  window24h: z.boolean().optional(),
  pairRate: z.boolean().optional(),
  /** The phones that are off the network; all others are on. */
  offline: z.array(z.string()).optional(),
});

/** Turns switches; those not named stay as they are. Returns all of them. */
export function setSwitches(world: World, given: unknown): Switches {
  const { offline, ...changes } = validate(body, given);
  const numbers = offline?.map(digitsOf);
  Object.assign(world.switches, withoutUndefined(changes));
  if (numbers) {
    const away = new Set(numbers);
    for (const number of away) setOnline(world, phoneParam(world, number), false);
    for (const phone of world.phones.values()) setOnline(world, phone, !away.has(phone.digits));
  }
  if (changes.holdStatuses === false) releaseStatuses(world);
  world.events.emit({ type: 'switches', switches: world.switches });
  return world.switches;
}

/** What was held goes out in the order in which it happened. */
function releaseStatuses(world: World) {
  const held = world.heldStatuses;
  world.heldStatuses = [];
  world.tasks.run(async () => {
    for (const send of held) await send();
  });
}

const withoutUndefined = (changes: object) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
