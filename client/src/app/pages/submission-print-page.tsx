import { PageHead } from '../../components/ui/page-head.tsx';

export function SubmissionPrintPage() {
  return <PageHead title="SubmissionPrint" />;
}
