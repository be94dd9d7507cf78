import type { World } from '../world/world.ts';

/** The node of the business's phone number, for health checks; `fields` as a comma-separated list [M:phones]. */
export function phoneNode(world: World, fields: string | undefined): Record<string, unknown> {
  const { phoneNumberId, businessNumber, webhookUrl } = world.settings;
  const all: Record<string, unknown> = {
    id: phoneNumberId,
    verified_name: 'Emulated Business',
    display_phone_number: `+${businessNumber}`,
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    account_mode: 'LIVE',
    whatsapp_business_manager_messaging_limit: 'TIER_250',
    webhook_configuration: { application: webhookUrl },
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [{ entity_type: 'PHONE_NUMBER', id: phoneNumberId, can_send_message: 'AVAILABLE' }],
    },
  };
  const byDefault =
    'verified_name,code_verification_status,display_phone_number,quality_rating,platform_type,throughput,webhook_configuration';
  const wanted = new Set([...(fields || byDefault).split(',').map((field) => field.trim()), 'id']);
  return Object.fromEntries(Object.entries(all).filter(([field]) => wanted.has(field)));
}
