/**
 * Whether Meta's hash of a file is this one. Webhooks give base64, `GET /{media-id}` gives hex [M:wh-image]; both are
 * understood. What is no SHA-256 is equal to nothing.
 */
export function sameSha256(given: string, hex: string): boolean {
  const wanted = bytesOf(hex);
  return wanted !== null && bytesOf(given)?.equals(wanted) === true;
}

function bytesOf(hash: string): Buffer | null {
  const text = hash.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  // 32 bytes are 43 base64 digits and, unless left out, one '='; Buffer reads the URL alphabet as well.
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null;
}
