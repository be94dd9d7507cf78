import { PageHead } from '../../components/ui/page-head.tsx';

export function ImportOperatorsPage() {
  return <PageHead title="ImportOperators" />;
}
