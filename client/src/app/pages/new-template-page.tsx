import { PageHead } from '../../components/ui/page-head.tsx';

export function NewTemplatePage() {
  return <PageHead title="NewTemplate" />;
}
