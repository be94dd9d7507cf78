import { PageHead } from '../../components/ui/page-head.tsx';

export function MachinePage() {
  return <PageHead title="Machine" />;
}
