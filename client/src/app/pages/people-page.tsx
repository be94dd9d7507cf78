import { PageHead } from '../../components/ui/page-head.tsx';

export function PeoplePage() {
  return <PageHead title="People" />;
}
