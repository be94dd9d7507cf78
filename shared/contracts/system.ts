import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

export const Health = z.object({
  status: z.enum(['healthy', 'degraded', 'unhealthy']),
  timestamp: z.string(),
  version: z.string(),
  /** Seconds. */
  uptime: z.number(),
});
/** With a session there is also `since`, figures of the part, and when something is wrong its `cause` and what to do (`action`). */
const ServiceStatus = z.looseObject({ status: z.enum(['healthy', 'warning', 'error', 'off']) });
export type ServiceStatus = z.infer<typeof ServiceStatus>;
export const SystemStatus = z.object({
  overall: z.enum(['healthy', 'warning', 'error']),
  services: z.record(z.string(), ServiceStatus),
  timestamp: z.string(),
  /** With a session only, as is `uptimeSeconds`: of the process that answers. */
  version: z.string().optional(),
  uptimeSeconds: z.int().optional(),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

export const health = endpoint({
  method: 'GET',
  path: '/health',
  access: 'public',
  summary: 'Can this process do its work',
  response: Health,
});
export const apiHealth = endpoint({ ...health, path: '/api/health' });
export const databaseHealth = endpoint({
  method: 'GET',
  path: '/api/health/db',
  access: 'public',
  summary: 'Does the database answer, and how fast',
  response: z.object({ database: z.literal('connected'), latency_ms: z.number() }),
});
export const systemStatus = endpoint({
  method: 'GET',
  path: '/api/system-status',
  access: 'public',
  summary: 'The state of each part; details only with a session',
  response: SystemStatus,
});
