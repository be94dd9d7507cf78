import type { TypedCredentials } from './api/check-connection.ts';

/** What goes into `.env`, so that the product talks to Meta from its next start on. */
export function envLines(credentials: TypedCredentials, verifyToken: string, publicUrl: string): string {
  return [
    `WHATSAPP_ACCESS_TOKEN=${credentials.accessToken}`,
    `WHATSAPP_PHONE_NUMBER_ID=${credentials.phoneNumberId}`,
    `WHATSAPP_APP_SECRET=${credentials.appSecret}`,
    `WHATSAPP_VERIFY_TOKEN=${verifyToken}`,
    `PUBLIC_URL=${publicUrl}`,
  ].join('\n');
}
