import type { World } from '../world/world.ts';

/** Wraps a value of the field `messages` as Meta sends it [M:wh-overview]. */
export function envelope(world: World, value: Record<string, unknown>) {
  const { wabaId, businessNumber, phoneNumberId } = world.settings;
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: wabaId,
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: businessNumber, phone_number_id: phoneNumberId },
              ...value,
            },
            field: 'messages',
          },
        ],
      },
    ],
  };
}
