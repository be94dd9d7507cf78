import { ActionIcon, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { IconCamera, IconSend } from '../../../../components/ui/icons.tsx';
import { playTexts } from '../../../../texts/play.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import classes from './chat-preview.module.css';
import type { Play } from './use-play.ts';

/** What the operator types, or a photo; words that are in the box go with it as its caption. */
export function PlayComposer({ play }: { play: Play }) {
  const texts = useTexts(playTexts);
  const [text, setText] = useState('');
  const words = text.trim();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words === '' || !play.canSay) return;
    play.say({ kind: 'text', text: words });
    setText('');
  };
  const sendPhoto = () => {
    play.say({ kind: 'photo', caption: words === '' ? null : words });
    setText('');
  };
  return (
    <form className={classes.composer} onSubmit={send}>
      <ActionIcon
        size={40}
        radius="xl"
        variant="subtle"
        color="gray"
        aria-label={texts.photo}
        title={texts.photo}
        disabled={!play.canSay}
        onClick={sendPhoto}
      >
        <IconCamera size={20} />
      </ActionIcon>
      <TextInput
        className={classes.words}
        radius="xl"
        dir="auto"
        maxLength={1024}
        autoComplete="off"
        aria-label={texts.placeholder}
        placeholder={texts.placeholder}
        disabled={!play.canSay}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ActionIcon type="submit" size={40} radius="xl" aria-label={texts.send} disabled={!play.canSay}>
        <IconSend size={18} />
      </ActionIcon>
    </form>
  );
}
