/** What stands behind the `#` of an address, where no server or log sees it. */
export function secretIn(hash: string): string {
  const text = hash.replace(/^#/, '');
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}
