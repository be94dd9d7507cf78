import { Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { actMutation, type ChatAct } from '../api/act.ts';

const REASON_MAX = 500;

interface Props {
  conversation: Conversation;
  /** `null` while it closes. */
  act: ChatAct | null;
  opened: boolean;
  onClose: () => void;
}

/** Asks for the reason before a question is skipped or asked anew, or a chat ended. It is about the question that was there when it opened. */
export function ReasonDialog({ conversation, act, opened, onClose }: Props) {
  const texts = useTexts(conversationsTexts);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState({ act, taskIndex: conversation.currentTaskIndex });
  if (act !== null && act !== asked.act) setAsked({ act, taskIndex: conversation.currentTaskIndex });
  const mutation = useMutation(actMutation);
  const shown = act ?? asked.act ?? 'skip';
  const words = texts.act[shown];
  const close = () => {
    setReason('');
    setAsked({ act: null, taskIndex: 0 });
    mutation.reset();
    onClose();
  };
  const { id, operatorName } = conversation;
  const { taskIndex } = asked;
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={words.title(taskIndex + 1, operatorName)}
      submit={{
        text: words.confirm,
        testId: 'act-confirm',
        ...(shown === 'end' && { color: 'red.9' }),
      }}
      closeText={texts.keep}
      pending={mutation.isPending}
      error={formError(mutation.error, ['reason'])}
      onSubmit={() => mutation.mutate({ act: shown, id, taskIndex, reason }, { onSuccess: close })}
    >
      <Text size="sm">{words.text(operatorName)}</Text>
      <Textarea
        label={texts.reason}
        description={words.reasonHint}
        required
        maxLength={REASON_MAX}
        autosize
        minRows={2}
        maxRows={6}
        dir="auto"
        data-autofocus
        data-testid="act-reason"
        value={reason}
        onChange={(event) => {
          if (mutation.error) mutation.reset();
          setReason(event.currentTarget.value);
        }}
        error={fieldError(mutation.error, 'reason')}
      />
    </FormDialog>
  );
}
