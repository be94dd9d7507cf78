import { PageHead } from '../../components/ui/page-head.tsx';

export function OperatorsPage() {
  return <PageHead title="Operators" />;
}
