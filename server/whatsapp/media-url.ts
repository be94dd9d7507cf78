/** Hosts that serve media, and may see our token [M:media]. */
const HOSTS = ['lookaside.fbsbx.com', 'graph.facebook.com'];
const DOMAINS = ['.fbcdn.net', '.whatsapp.net'];

/**
 * The address when our token may go there, else why not: https to Meta's hosts on the usual port, or the API's own
 * scheme, host and port, without a user name in it.
 */
export function allowedMediaUrl(address: string, apiUrl: string, base?: string): URL | { forbidden: string } {
  if (!URL.canParse(address, base)) return { forbidden: 'not an address' };
  const url = new URL(address, base);
  if (url.username !== '' || url.password !== '') return { forbidden: 'an address with a user name' };
  if (url.origin !== 'null' && url.origin === new URL(apiUrl).origin) return url;
  if (url.protocol !== 'https:') return { forbidden: 'an address that is not https' };
  const isMeta = HOSTS.includes(url.hostname) || DOMAINS.some((domain) => url.hostname.endsWith(domain));
  return isMeta && url.port === '' ? url : { forbidden: 'a host that is not Meta’s' };
}
