import { PageHead } from '../../components/ui/page-head.tsx';

export function EditTemplatePage() {
  return <PageHead title="EditTemplate" />;
}
