/** A path of ours to go back to after sign-in; anything that could lead to another site becomes the first page. */
export function returnPath(wanted: string | undefined, firstPage: string): string {
  if (!wanted?.startsWith('/')) return firstPage;
  const base = 'https://kinto.invalid';
  const url = URL.parse(wanted, base);
  return url && url.origin === base ? `${url.pathname}${url.search}${url.hash}` : firstPage;
}
