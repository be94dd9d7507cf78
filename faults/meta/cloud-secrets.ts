/** What product and stand-in share; of the length that production asks for. */
export const CLOUD = {
  accessToken: 'the-access-token-of-the-harness-0123456789',
  appSecret: 'the-app-secret-of-the-harness-0123456789ab',
  verifyToken: 'the-verify-token-of-the-harness-0123456789',
  phoneNumberId: '106540352242922',
} as const;
