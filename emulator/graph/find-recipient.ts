import { findPhone } from '../world/find-phone.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import type { Fields } from './check-text.ts';
import { badValue, GraphError, missing } from './graph-error.ts';

export type Recipient = { phone: Phone; input: string; sentTo: 'phone' | 'bsuid' };

/** Who a message goes to: `to` (a number, with or without plus) or `recipient` (a BSUID); with both, `to` counts. */
export function findRecipient(world: World, body: Fields): Recipient {
  if (body.to !== undefined && body.to !== '') return byNumber(world, String(body.to));
  if (body.recipient !== undefined && body.recipient !== '') return byUserId(world, String(body.recipient));
  throw missing('to');
}

function byNumber(world: World, input: string): Recipient {
  const number = input.replace(/[\s()-]/g, '');
  if (!/^\+?[1-9]\d{6,14}$/.test(number)) {
    throw badValue('Parameter to must be a phone number of 7 to 15 digits, with an optional plus.');
  }
  const digits = number.replace('+', '');
  if (digits === world.settings.businessNumber) {
    throw new GraphError(131021, { details: 'The sender and the recipient are the same phone number.' });
  }
  return { phone: findPhone(world, digits), input, sentTo: 'phone' };
}

function byUserId(world: World, input: string): Recipient {
  if (!/^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/.test(input)) {
    throw badValue('Parameter recipient must be a business-scoped user ID.');
  }
  const phone = world.phonesByUserId.get(input);
  if (!phone) throw new GraphError(131026, { details: 'Message undeliverable: no such user.' });
  return { phone, input, sentTo: 'bsuid' };
}
