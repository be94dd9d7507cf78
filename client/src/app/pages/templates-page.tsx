import { PageHead } from '../../components/ui/page-head.tsx';

export function TemplatesPage() {
  return <PageHead title="Templates" />;
}
