import type { World } from '../world/world.ts';

type Item = Record<string, unknown>;

export type Value = { [list in 'contacts' | 'messages' | 'statuses']?: Item[] } & Item;

export type Envelope = {
  object: string;
  entry: { id: string; changes: { value: Value; field: string }[] }[];
};

/** Wraps a value of the field `messages` as Meta sends it [M:wh-overview]. */
export function envelope(world: World, given: Value): Envelope {
  const { wabaId, businessNumber, phoneNumberId } = world.settings;
  const metadata = { display_phone_number: businessNumber, phone_number_id: phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, ...given };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: [{ value, field: 'messages' }] }],
  };
}
