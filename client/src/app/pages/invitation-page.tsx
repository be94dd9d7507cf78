import { PageHead } from '../../components/ui/page-head.tsx';

export function InvitationPage() {
  return <PageHead title="Invitation" />;
}
