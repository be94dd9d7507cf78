import { PageHead } from '../../components/ui/page-head.tsx';

export function OperatorPage() {
  return <PageHead title="Operator" />;
}
