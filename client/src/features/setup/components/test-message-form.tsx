import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { Ticks } from '../../../components/ui/ticks.tsx';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { sendTestMessageMutation } from '../api/send-test-message.ts';
import { testMessageQuery } from '../api/test-message.ts';
import classes from './whatsapp-step.module.css';

/** Sends a message to the reader's own phone, and shows how far it comes. */
export function TestMessageForm() {
  const texts = useTexts(setupTexts).whatsapp;
  const [to, setTo] = useState('');
  const send = useMutation(sendTestMessageMutation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ to, message: texts.testMessage });
  };
  const failed = formError(send.error, ['to']);
  return (
    <form onSubmit={submit}>
      <div className={classes.testRow}>
        <TextInput
          label={texts.testTo}
          description={texts.testHint}
          type="tel"
          autoComplete="tel"
          required
          withAsterisk={false}
          value={to}
          error={fieldError(send.error, 'to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={send.isPending}>
          {texts.send}
        </Button>
      </div>
      {failed && (
        <div className={classes.notice}>
          <ErrorNotice error={failed} />
        </div>
      )}
      {send.data && <Delivery id={send.data.messageId} />}
    </form>
  );
}

function Delivery({ id }: { id: string }) {
  const { delivery } = useTexts();
  const { data } = useQuery(testMessageQuery(id));
  if (!data) return null;
  return (
    <p className={classes.delivery} role="status" data-testid="test-message-status">
      <Ticks status={data.status} error={data.error} /> {delivery[data.status]}
      {data.error && `: ${data.error}`}
    </p>
  );
}
