import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconChat } from '../../components/ui/icons.tsx';
import { Board } from '../../features/conversations/components/board.tsx';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ConversationsList } from '../conversations-list.tsx';

const route = getRouteApi('/signed-in/conversations');

/** All chats, and room for one of them. */
export function ConversationsPage() {
  const texts = useTexts(conversationsTexts);
  const wanted = route.useSearch();
  const navigate = route.useNavigate();
  const search = (text: string | undefined) =>
    void navigate({ search: { ...wanted, search: text }, replace: true });
  return (
    <>
      <title>{`${texts.title} · Kinto`}</title>
      <Board
        chosen={false}
        list={<ConversationsList wanted={wanted} onSearch={search} />}
        chat={<EmptyState icon={<IconChat size={26} />} title={texts.choose} text={texts.chooseText} />}
      />
    </>
  );
}
