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
  /** The question that is pointed at: its messages stand out, and the first of them is in sight. */
  selected: number | null;
  onSelect: (taskIndex: number) => void;
  /** Questions that have an answer to go to. */
  answered: ReadonlySet<number>;
  /** Which tab is in sight: a chat that was not cannot have been scrolled. */
  shown: string;
}

/** The chat as it happened, the newest in sight. */
export function Transcript(props: Props) {
  const { operatorName, messages, error, onRetry, onOpenPhoto, selected, onSelect, answered, shown } = props;
  const texts = useTexts().transcript;
  const chat = useRef<HTMLDivElement>(null);
  const newest = messages?.at(-1)?.id;
  useEffect(() => {
    if (newest && shown) chat.current?.scrollTo({ top: chat.current.scrollHeight });
  }, [newest, shown]);
  useEffect(() => {
    if (selected === null || !newest || !shown || !chat.current) return;
    const first = chat.current.querySelector<HTMLElement>(`[data-task="${selected}"]`);
    // Not scrollIntoView: it would move the whole page too, away from the answer.
    if (first) chat.current.scrollTo({ top: first.offsetTop - chat.current.offsetTop - 12 });
  }, [selected, newest, shown]);
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
              selected={selected !== null && message.taskIndex === selected}
              onSelect={message.taskIndex !== null && answered.has(message.taskIndex) ? onSelect : undefined}
            />
          ))}
        </div>
      )}
    </section>
  );
}
