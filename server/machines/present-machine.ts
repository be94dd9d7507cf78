import type { Machine } from '../../shared/contracts/machines.ts';
import type { machines } from '../db/schema/machines.ts';

export function presentMachine(row: typeof machines.$inferSelect): Machine {
  return {
    id: row.id,
    name: row.name,
    code: row.code ?? undefined,
    location: row.location ?? undefined,
    archived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
