import { PageHead } from '../../components/ui/page-head.tsx';

export function WelcomePage() {
  return <PageHead title="Welcome" />;
}
