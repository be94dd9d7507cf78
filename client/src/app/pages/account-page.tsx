import { PageHead } from '../../components/ui/page-head.tsx';

export function AccountPage() {
  return <PageHead title="Account" />;
}
