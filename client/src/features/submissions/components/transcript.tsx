import { useEffect, useRef } from 'react';
import type { TranscriptMessage } from '../../../../../shared/contracts/submissions.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconPhone } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { Bubble } from './bubble.tsx';
import classes from './transcript.module.css';

interface Props {
  operatorName: string;
  messages: readonly TranscriptMessage[] | undefined;
  error: Error | null;
  onRetry: () => void;
  onOpenPhoto: (url: string) => void;
}

/** The chat as it happened, the newest in sight. */
export function Transcript({ operatorName, messages, error, onRetry, onOpenPhoto }: Props) {
  const texts = useTexts().transcript;
  const chat = useRef<HTMLDivElement>(null);
  const newest = messages?.at(-1)?.id;
  useEffect(() => {
    if (newest) chat.current?.scrollTo({ top: chat.current.scrollHeight });
  }, [newest]);
  return (
    <section className={classes.card} aria-label={texts.title} data-testid="transcript">
      <h2 className={classes.title}>{texts.title}</h2>
      {error && <ErrorNotice error={error} onRetry={onRetry} />}
      {!messages && !error && <LoadingRows rows={4} height={56} />}
      {messages?.length === 0 && (
        <EmptyState icon={<IconPhone size={26} />} title={texts.emptyTitle} text={texts.emptyText} />
      )}
      {messages && messages.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div className={classes.chat} ref={chat} tabIndex={0} role="log" aria-label={texts.title}>
          {messages.map((message) => (
            <Bubble
              key={message.id}
              message={message}
              operatorName={operatorName}
              onOpenPhoto={onOpenPhoto}
            />
          ))}
        </div>
      )}
    </section>
  );
}
