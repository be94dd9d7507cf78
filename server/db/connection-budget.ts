/** The most connections for pages, jobs and photos. */
export const POOL_SIZE = 8;
/** The most for messages and conversations: no page can take them away, and their statements travel together. */
export const PIPELINES = 8;
/** One more listens for live updates, by this name: each process of the product has one. */
export const LISTENER = 'kinto-app live';
const LISTENING = 1;
export const CONNECTIONS_OF_A_PROCESS = POOL_SIZE + PIPELINES + LISTENING;
/** pm2 reloads that many processes at a time, and each is there twice until the old one has gone. */
export const RELOADED_AT_ONCE = 2;
/** For an admin's psql, a migration, a backup, and the holds of an embedded server. */
export const SPARE_CONNECTIONS = 10;

/** What PostgreSQL must have room for, besides what it keeps for superusers, when so many processes run and are reloaded. */
export function connectionsNeeded(processes: number): number {
  return CONNECTIONS_OF_A_PROCESS * (processes + Math.min(processes, RELOADED_AT_ONCE)) + SPARE_CONNECTIONS;
}
