import { PageHead } from '../../components/ui/page-head.tsx';

export function SystemPage() {
  return <PageHead title="System" />;
}
