import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType, KeyboardEvent } from 'react';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconChat } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { conversationsQuery } from '../api/list-conversations.ts';
import type { ConversationsWanted } from '../conversation-filter.ts';
import classes from './conversation-list.module.css';
import { ConversationRow } from './conversation-row.tsx';

interface Props {
  wanted: ConversationsWanted;
  /** The one whose chat is open. */
  chosenId: string | undefined;
  /** Given by the page: features do not know URLs. */
  ConversationLink: ComponentType<{ sessionId: string } & ComponentProps<'a'>>;
}

/** The conversations that are wanted; the arrow keys go up and down in it. */
export function ConversationList({ wanted, chosenId, ConversationLink }: Props) {
  const texts = useTexts(conversationsTexts);
  const found = useInfiniteQuery(conversationsQuery(wanted));
  const { data, error, isLoadingError, refetch } = found;
  if (isLoadingError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className={classes.loading}>
        <LoadingRows rows={6} height={76} />
      </div>
    );
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    const { title, text } = texts.empty[wanted.search ? 'search' : (wanted.show ?? 'running')];
    return <EmptyState icon={<IconChat size={26} />} title={title} text={text} />;
  }
  return (
    <div className={classes.scroll}>
      <ul className={classes.list} aria-label={texts.list} onKeyDown={moveFocus}>
        {rows.map((conversation) => (
          <li key={conversation.id} data-testid="conversation-row">
            <ConversationLink
              sessionId={conversation.id}
              className={classes.link}
              aria-current={conversation.id === chosenId ? 'page' : undefined}
            >
              <ConversationRow conversation={conversation} />
            </ConversationLink>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          className={classes.more}
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links: (Element | null)[] = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement) + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
