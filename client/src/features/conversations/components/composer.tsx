import { ActionIcon, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconSend } from '../../../components/ui/icons.tsx';
import { useNow } from '../../../components/ui/use-now.ts';
import { When } from '../../../components/ui/when.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { writeMutation } from '../api/write.ts';
import { type WriteObstacle, whyNotWrite, windowIsOpen } from '../why-not-write.ts';
import classes from './composer.module.css';

const TEXT_MAX = 1000;
const EVERY_HALF_MINUTE = 30_000;

interface Props {
  conversation: Conversation;
  mayManage: boolean;
  hasTemplate: boolean;
}

/** Where a manager writes to the operator, or why that is not possible now. What was typed stays until it is on its way. */
export function Composer({ conversation, mayManage, hasTemplate }: Props) {
  const texts = useTexts(conversationsTexts);
  const now = useNow(EVERY_HALF_MINUTE);
  const [text, setText] = useState('');
  const write = useMutation(writeMutation);
  const { id, operatorName, windowOpenUntil } = conversation;
  const obstacle = whyNotWrite(conversation, { mayManage, hasTemplate, now });
  if (obstacle) return <Obstacle obstacle={obstacle} operatorName={operatorName} />;
  const send = () => {
    if (text.trim() === '' || write.isPending) return;
    write.mutate({ id, text }, { onSuccess: () => setText('') });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {write.error && <ErrorNotice error={write.error} />}
      <div className={classes.line}>
        <Textarea
          className={classes.text}
          aria-label={texts.write}
          aria-describedby="composer-hint"
          placeholder={texts.placeholder(operatorName)}
          maxLength={TEXT_MAX}
          autosize
          minRows={1}
          maxRows={6}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          data-testid="conversation-text"
        />
        <ActionIcon
          type="submit"
          size={42}
          radius="xl"
          aria-label={texts.send}
          loading={write.isPending}
          aria-disabled={text.trim() === ''}
          data-testid="conversation-send"
        >
          <IconSend />
        </ActionIcon>
      </div>
      <p className={classes.hint} id="composer-hint">
        {windowIsOpen(conversation, now) && windowOpenUntil ? (
          <span data-testid="conversation-window">
            {texts.windowUntil} <When at={windowOpenUntil} inSentence />.
          </span>
        ) : (
          texts.asTemplate(operatorName)
        )}{' '}
        <span className={classes.keys}>{texts.keys}</span>
      </p>
    </form>
  );
}

function Obstacle({ obstacle, operatorName }: { obstacle: WriteObstacle; operatorName: string }) {
  const { cannot } = useTexts(conversationsTexts);
  return (
    <p className={classes.obstacle} data-testid="conversation-cannot">
      {obstacle === 'window' ? cannot.window(operatorName) : cannot[obstacle]}
    </p>
  );
}
