import type { SystemStatus } from '../../../../shared/contracts/system.ts';

/** Where the emulator shows the operator's phone; null when the product talks to the real Cloud API. */
export function emulatorUrl(status: SystemStatus | undefined): string | null {
  const url = status?.services.whatsapp?.emulatorUrl;
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : null;
}
