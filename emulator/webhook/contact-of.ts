import type { Phone } from '../world/phone.ts';

/** The `contacts` entry of a webhook. With a hidden number there is a username instead of `wa_id` [M:bsuid]. */
export function contactOf(phone: Phone, hideNumber: boolean, showUsername = hideNumber) {
  return {
    profile: { name: phone.name, ...(showUsername ? { username: phone.username } : {}) },
    ...(hideNumber ? {} : { wa_id: phone.digits }),
    user_id: phone.userId,
  };
}
