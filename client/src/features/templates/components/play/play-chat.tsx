import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PlayAct, PlayMessage } from '../../../../../../shared/contracts/play-template.ts';
import { FormattedText } from '../../../../components/ui/formatted-text.tsx';
import { playTexts } from '../../../../texts/play.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { DrawnPhoto } from './drawn-photo.tsx';
import classes from './play-chat.module.css';
import { PlayList } from './play-list.tsx';

type OnPress = ((act: PlayAct) => void) | null;

/** The bubbles as WhatsApp shows them, the newest in sight; what can be pressed there can be pressed here. */
export function PlayChat({ messages, onPress }: { messages: readonly PlayMessage[]; onPress: OnPress }) {
  const texts = useTexts(playTexts);
  const chat = useRef<HTMLDivElement>(null);
  const count = messages.length;
  useEffect(() => {
    if (count > 1) chat.current?.scrollTo({ top: chat.current.scrollHeight });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={classes.chat} ref={chat} tabIndex={0} role="log" aria-label={texts.chat}>
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chat only grows at its end, or begins anew
        <Bubble key={index} message={message} onPress={onPress} />
      ))}
    </div>
  );
}

function Bubble({ message, onPress }: { message: PlayMessage; onPress: OnPress }) {
  const texts = useTexts(playTexts);
  const { from, text, buttons, list, picture, photo } = message;
  const press = (id: string) => onPress?.({ kind: 'press', id });
  return (
    <div className={classes.line} data-from={from} data-testid="play-bubble">
      <div className={classes.bubble}>
        <VisuallyHidden>{from === 'us' ? texts.says : texts.answers}</VisuallyHidden>
        {picture && <img className={classes.picture} src={picture} alt={texts.pictureAlt} />}
        {photo && <DrawnPhoto label={texts.photoSent} />}
        {text && (
          <div dir="auto">
            <FormattedText className={classes.text} message={text} />
          </div>
        )}
      </div>
      {buttons.map(({ id, title }) => (
        <button
          type="button"
          key={id}
          className={classes.button}
          disabled={!onPress}
          onClick={() => press(id)}
          dir="auto"
        >
          {title}
        </button>
      ))}
      {list && <PlayList {...list} disabled={!onPress} onPick={press} />}
    </div>
  );
}
