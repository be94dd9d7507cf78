import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Health } from '../../shared/contracts/system.ts';
import type { ReadSystemStatus } from './read-system-status.ts';

export interface HealthOptions {
  /** Of the services `database` and `outbox`; others are not asked about. */
  read: ReadSystemStatus;
  version: string;
  clock: () => Date;
  /** Seconds. */
  uptime: () => number;
}

/**
 * `GET /health` and `/api/health`: no login, no secrets. Without the database it answers 503 and `unhealthy`; when
 * messages have been stuck for minutes it is `degraded`, but this process need not be restarted: 200. Mount it before
 * whatever needs the database.
 */
export function healthRoute({ read, version, clock, uptime }: HealthOptions): RequestHandler {
  return async (_request, response) => {
    const { services } = await read();
    const status = statusOf(services);
    const health: z.infer<typeof Health> = {
      status,
      timestamp: clock().toISOString(),
      version,
      uptime: Math.round(uptime() * 1000) / 1000,
    };
    response
      .status(status === 'unhealthy' ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json(health);
  };
}

function statusOf(services: Record<string, { status: string }>): z.infer<typeof Health>['status'] {
  if (services.database?.status === 'error') return 'unhealthy';
  return services.outbox?.status === 'error' ? 'degraded' : 'healthy';
}
