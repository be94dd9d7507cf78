import { listAudit } from '../../shared/contracts/audit.ts';
import type { Api } from '../context.ts';
import { listAuditVerb } from './list-audit.ts';

export function auditRoutes(api: Api): void {
  api.route(listAudit, listAuditVerb);
}
