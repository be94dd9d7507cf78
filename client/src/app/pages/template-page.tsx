import { PageHead } from '../../components/ui/page-head.tsx';

export function TemplatePage() {
  return <PageHead title="Template" />;
}
