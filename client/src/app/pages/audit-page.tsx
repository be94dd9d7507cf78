import { PageHead } from '../../components/ui/page-head.tsx';

export function AuditPage() {
  return <PageHead title="Audit" />;
}
