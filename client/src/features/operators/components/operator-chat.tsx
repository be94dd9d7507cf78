import { useInfiniteQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { TranscriptMessage } from '../../../../../shared/contracts/submissions.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconChat } from '../../../components/ui/icons.tsx';
import { LoadMore } from '../../../components/ui/load-more.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { operatorMessagesQuery } from '../api/messages.ts';
import classes from './operator-chat.module.css';

interface Props {
  operator: { id: number; name: string };
  /** How one message looks; given by the page. */
  Message: ComponentType<{
    message: TranscriptMessage;
    operatorName: string;
    onOpenPhoto: (url: string) => void;
  }>;
}

/** Everything that was written with an operator, the newest in sight; older messages are asked for above it. */
export function OperatorChat({ operator, Message }: Props) {
  const texts = useTexts(operatorsTexts);
  const chat = useInfiniteQuery(operatorMessagesQuery(operator.id));
  if (chat.isPending) return <LoadingRows rows={5} height={56} />;
  if (chat.isLoadingError) return <ErrorNotice error={chat.error} onRetry={() => void chat.refetch()} />;
  const messages = chat.data.pages.flatMap((page) => page.items).reverse();
  if (messages.length === 0) {
    return (
      <EmptyState icon={<IconChat size={26} />} title={texts.chatEmptyTitle} text={texts.chatEmptyText} />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={classes.chat} tabIndex={0} role="log" aria-label={texts.chatTitle}>
      <div className={classes.messages}>
        <LoadMore list={chat} text={texts.older} />
        {messages.map((message) => (
          <Message
            key={message.id}
            message={message}
            operatorName={operator.name}
            onOpenPhoto={(url) => window.open(url, '_blank', 'noopener')}
          />
        ))}
      </div>
    </div>
  );
}
