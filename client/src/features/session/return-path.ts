/** A path of ours to go back to after sign-in; anything that could lead to another site becomes the first page. */
export function returnPath(wanted: string | undefined, firstPage: string): string {
  if (!wanted?.startsWith('/')) return firstPage;
  const base = 'https://kinto.invalid';
  if (!URL.canParse(wanted, base)) return firstPage;
  const url = new URL(wanted, base);
  return url.origin === base && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : firstPage;
}
