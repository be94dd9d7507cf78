import { z } from 'zod';
import type { HealthResult } from './cloud-api-types.ts';

const text = z.string().min(1).nullish().catch(null);

const healthSchema = z.object({
  status: text,
  quality_rating: text,
  display_phone_number: text,
  throughput: z.object({ level: text }).nullish().catch(null),
});

/** Fields of the phone number's node [M:phones]. */
export function readHealth(json: unknown): Extract<HealthResult, { kind: 'found' }> | null {
  const health = healthSchema.safeParse(json).data;
  if (!health) return null;
  return {
    kind: 'found',
    status: health.status ?? null,
    qualityRating: health.quality_rating ?? null,
    displayPhoneNumber: health.display_phone_number ?? null,
    throughput: health.throughput?.level ?? null,
  };
}
