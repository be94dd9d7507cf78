/** Milliseconds, but for the `tcp_keepalives` in seconds; by PostgreSQL's names. */
type SessionSettings = Record<string, number>;

/**
 * The server notices within half a minute that we are gone without a word: a power cut, a firewall that forgot the line. Until then it
 * would keep our locks. A server whose system can't do one of them does without.
 */
const NOTICE_THE_VANISHED: SessionSettings = {
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 25_000,
};

/** Of the product at work: nothing takes long, and what does is in the way of others. Shorter than our own patience. */
export const AT_WORK: SessionSettings = {
  statement_timeout: 10_000,
  lock_timeout: 4_000,
  idle_in_transaction_session_timeout: 3_000,
  ...NOTICE_THE_VANISHED,
};

/**
 * For messages: each of their statements finds its rows by a key, and is planned once a connection. Without this a plan that was made
 * when the tables were small would read them whole when they are not, until PostgreSQL counts them again.
 */
export const BY_KEY: SessionSettings = {
  ...AT_WORK,
  enable_seqscan: 0,
  enable_hashjoin: 0,
  enable_mergejoin: 0,
  // Compiling a statement takes a hundred times as long as running one of these.
  jit: 0,
};

/** Of migrations, backups and restores: they may take hours and wait for each other, but not stand idle with their locks for ever. */
export const AT_LENGTH: SessionSettings = {
  idle_in_transaction_session_timeout: 3_600_000,
  ...NOTICE_THE_VANISHED,
};

/** Our side notices as well: a line that is silent for 10 s is asked whether it is there. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** In the URL, since pg prefers what the URL says: somebody's own `?options=` is kept and ours are added to it. */
export function withSettings(url: string, settings: SessionSettings): string {
  const target = new URL(url);
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const given = target.searchParams.get('options');
  target.searchParams.set('options', [...(given ? [given] : []), ...ours].join(' '));
  return target.href;
}
