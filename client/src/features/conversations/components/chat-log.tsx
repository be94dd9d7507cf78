import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconDown } from '../../../components/ui/icons.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './chat-log.module.css';

/** So close to its end a chat counts as read to the end. Pixels. */
const NEAR_END = 48;

/**
 * Where the messages of a chat stand. Stays at the end while somebody reads there; else it stays where it is, and says that something
 * new has come.
 * @param newestId of the last message; when it changes, something has come
 */
export function ChatLog({ newestId, children }: { newestId: string; children: ReactNode }) {
  const texts = useTexts(conversationsTexts);
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [hasNew, setHasNew] = useState(false);
  const toEnd = useCallback(() => frame.current?.scrollTo({ top: frame.current.scrollHeight }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what it is for
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setHasNew(true);
  }, [newestId, toEnd]);
  // Photos take their room when they are loaded, and a phone is turned.
  useEffect(() => {
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    for (const { current } of [content, frame]) if (current) observer.observe(current);
    return () => observer.disconnect();
  }, [toEnd]);
  const onScroll = () => {
    const { current } = frame;
    if (!current) return;
    atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END;
    if (atEnd.current) setHasNew(false);
  };
  return (
    <div className={classes.place}>
      <div
        className={classes.frame}
        ref={frame}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={texts.chat}
      >
        <div className={classes.content} ref={content}>
          {children}
        </div>
      </div>
      {hasNew && (
        <Button
          className={classes.newest}
          size="compact-md"
          radius="xl"
          leftSection={<IconDown size={15} />}
          onClick={toEnd}
        >
          {texts.newest}
        </Button>
      )}
    </div>
  );
}
