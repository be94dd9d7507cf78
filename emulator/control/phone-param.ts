import { RefusedError } from '../phone/refused-error.ts';
import { findPhone } from '../world/find-phone.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';

/** The digits of a phone number in any usual way of writing it. */
export function digitsOf(number: string): string {
  const digits = number.replace(/[\s()+-]/g, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) {
    throw new RefusedError(
      'phoneNumber: must be 7 to 15 digits with the country code, such as +255712345678',
    );
  }
  return digits;
}

/** The phone that a path names; a number that is new gets its phone. */
export function phoneParam(world: World, digits: string): Phone {
  const clean = digitsOf(digits);
  if (clean === world.settings.businessNumber) {
    throw new RefusedError('phoneNumber: this is the number of the business itself');
  }
  return findPhone(world, clean);
}
