import type { ComponentProps } from 'react';
import { ConversationList } from '../features/conversations/components/conversation-list.tsx';
import { ListHead } from '../features/conversations/components/list-head.tsx';
import { ConversationLink } from './links/conversation-link.tsx';
import { ConversationsLink } from './links/conversations-link.tsx';

type Props = Pick<ComponentProps<typeof ListHead>, 'wanted' | 'onSearch'> & { chosenId?: string };

/** The list of conversations with its filters, alone or beside a chat. */
export function ConversationsList({ wanted, onSearch, chosenId }: Props) {
  return (
    <>
      <ListHead
        wanted={wanted}
        onSearch={onSearch}
        main={chosenId === undefined}
        ConversationsLink={ConversationsLink}
      />
      <ConversationList wanted={wanted} chosenId={chosenId} ConversationLink={ConversationLink} />
    </>
  );
}
