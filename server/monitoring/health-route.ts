import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Health } from '../../shared/contracts/system.ts';
import type { ReadSystemStatus } from './read-system-status.ts';

export interface HealthOptions {
  /** Of the services `database`, `outbox` and `disk`; others are not asked about. */
  read: ReadSystemStatus;
  version: string;
  clock: () => Date;
  /** Seconds. */
  uptime: () => number;
}

/**
 * `GET /health` and `/api/health`: no login, no secrets. Without a database that can be written to it answers 503
 * and `unhealthy`; when messages have been stuck for minutes, or no photo can be stored, it is `degraded`, but goes on: 200. Mount it before
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
  const stuck = services.outbox?.status === 'error' || services.disk?.status === 'error';
  return stuck ? 'degraded' : 'healthy';
}
