import { databaseHealth, systemStatus } from '../../shared/contracts/system.ts';
import type { Api } from '../context.ts';
import { databaseHealthVerb } from './get-database-health.ts';
import { systemStatusVerb } from './get-system-status.ts';
import type { ReadSystemStatus } from './read-system-status.ts';

/** `/health` and `/metrics` answer without the API: see `health-route` and `metrics-route`. */
export function monitoringRoutes(
  api: Api,
  readSystemStatus: ReadSystemStatus,
  about: Parameters<typeof systemStatusVerb>[1],
): void {
  api.route(databaseHealth, databaseHealthVerb);
  api.route(systemStatus, systemStatusVerb(readSystemStatus, about));
}
