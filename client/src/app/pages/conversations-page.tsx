import { PageHead } from '../../components/ui/page-head.tsx';

export function ConversationsPage() {
  return <PageHead title="Conversations" />;
}
