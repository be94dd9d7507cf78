import { PageHead } from '../../components/ui/page-head.tsx';

export function ConversationPage() {
  return <PageHead title="Conversation" />;
}
