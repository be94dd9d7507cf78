import type { Credentials } from '../whatsapp/check-connection.ts';

export interface SetupDependencies {
  publicUrl: string | null;
  /** Where the emulator's page is; null when the product talks to Meta. */
  emulatorUrl: string | null;
  verifyToken: string;
  /** Where credentials that somebody typed are checked: Meta's Graph API. */
  api: { apiUrl: string; version: string };
  /** What is in use now, and where. */
  inUse: { apiUrl: string; version: string; credentials: Credentials };
}
