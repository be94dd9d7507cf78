import type { World } from '../world/world.ts';

/** One look at the whole emulator, without a secret. */
export function stateOf(world: World) {
  const { settings } = world;
  return {
    url: world.ownUrl,
    webhookUrl: settings.webhookUrl,
    phoneNumberId: settings.phoneNumberId,
    businessNumber: settings.businessNumber,
    phones: world.phones.size,
    messages: world.messages.size,
    mediaBytes: world.media.totalBytes(),
    pending: world.tasks.pending(),
    heldStatuses: world.heldStatuses.length,
    offline: [...world.phones.values()].filter((phone) => !phone.online).map((phone) => phone.digits),
    switches: world.switches,
  };
}
