import { PageHead } from '../../components/ui/page-head.tsx';

export function SetupPage() {
  return <PageHead title="Setup" />;
}
