import { PageHead } from '../../components/ui/page-head.tsx';

export function SubmissionsPage() {
  return <PageHead title="Submissions" />;
}
