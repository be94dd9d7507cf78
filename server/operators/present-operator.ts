import type { Operator } from '../../shared/contracts/operators.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';

export function presentOperator(row: OperatorRow): Operator {
  return {
    id: row.id,
    name: row.name,
    phoneNumber: row.phoneNumber,
    language: row.language,
    archived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
