import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiError } from '../../api/api-error.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconChat } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { conversationQuery } from '../../features/conversations/api/conversation.ts';
import { Board } from '../../features/conversations/components/board.tsx';
import type { ConversationsWanted } from '../../features/conversations/conversation-filter.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Chat } from '../chat.tsx';
import { ConversationsList } from '../conversations-list.tsx';

const route = getRouteApi('/signed-in/conversations/$sessionId');

/** One chat, beside the list where there is room. */
export function ConversationPage() {
  const { sessionId } = route.useParams();
  const wanted = route.useSearch();
  const navigate = route.useNavigate();
  const search = (text: string | undefined) =>
    void navigate({ search: { ...wanted, search: text }, replace: true });
  return (
    <Board
      chosen
      list={<ConversationsList wanted={wanted} onSearch={search} chosenId={sessionId} />}
      chat={<LoadedChat key={sessionId} sessionId={sessionId} wanted={wanted} />}
    />
  );
}

function LoadedChat({ sessionId, wanted }: { sessionId: string; wanted: ConversationsWanted }) {
  const texts = useTexts(conversationsTexts);
  const { user } = route.useRouteContext();
  const { data, error, refetch } = useQuery(conversationQuery(sessionId));
  if (data) return <Chat conversation={data} user={user} wanted={wanted} />;
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return <EmptyState icon={<IconChat size={26} />} title={texts.missing} text={texts.missingText} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={5} height={64} />;
}
