import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, type ReactNode, useState } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconBell, IconCross, IconRefresh, IconRight } from '../../../components/ui/icons.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ChatAct } from '../api/act.ts';
import { remindOperatorMutation } from '../api/remind-operator.ts';
import classes from './chat-acts.module.css';

const ReasonDialog = lazy(async () => ({ default: (await import('./reason-dialog.tsx')).ReasonDialog }));

const icons = { skip: IconRight, askAgain: IconRefresh, end: IconCross };

interface Props {
  conversation: Conversation;
  /** What else can be done with its assignment. */
  more: ReactNode;
}

/** What a manager does when a chat does not go on by itself. */
export function ChatActs({ conversation, more }: Props) {
  const texts = useTexts(conversationsTexts);
  const [act, setAct] = useState<ChatAct | null>(null);
  const remind = useMutation(remindOperatorMutation);
  const acts = actsOf(conversation);
  return (
    <>
      <section className={classes.acts} aria-label={texts.acts}>
        {conversation.status === 'active' && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconBell size={15} />}
            loading={remind.isPending}
            onClick={() => remind.mutate(conversation.assignmentId)}
            data-testid="conversation-remind"
          >
            {texts.remind}
          </Button>
        )}
        {acts.map((each) => {
          const Icon = icons[each];
          return (
            <Button
              key={each}
              variant="default"
              size="xs"
              leftSection={<Icon size={15} />}
              onClick={() => setAct(each)}
              data-testid={`conversation-${each}`}
            >
              {texts.act[each].button}
            </Button>
          );
        })}
        {more}
      </section>
      <div aria-live="polite">
        {remind.isSuccess && (
          <span className={classes.done}>{texts.reminded(conversation.operatorName)}</span>
        )}
      </div>
      {remind.error && <ErrorNotice error={remind.error} />}
      <WhenFirst wanted={act !== null}>
        {(opened) => (
          <ReasonDialog conversation={conversation} act={act} opened={opened} onClose={() => setAct(null)} />
        )}
      </WhenFirst>
    </>
  );
}

function actsOf({ status, currentTaskIndex, totalTasks }: Conversation): ChatAct[] {
  if (status === 'waiting' || status === 'expired') return ['end'];
  if (status !== 'active') return [];
  return currentTaskIndex < totalTasks ? ['skip', 'askAgain', 'end'] : ['end'];
}
