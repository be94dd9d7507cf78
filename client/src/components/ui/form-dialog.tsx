import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.ts';
import { ErrorNotice } from './error-notice.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  submit: { text: string; color?: string; testId?: string };
  closeText?: string;
  pending: boolean;
  error: Error | null;
  onSubmit: () => void;
  children: ReactNode;
}

/** A small form in a dialog; its submit never reaches a form around it. */
export function FormDialog(props: Props) {
  const texts = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    props.onSubmit();
  };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<b>{props.title}</b>}
      centered
      radius="lg"
      closeButtonProps={{ 'aria-label': texts.app.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {props.error && <ErrorNotice error={props.error} />}
          {props.children}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={props.onClose}>
              {props.closeText ?? texts.app.close}
            </Button>
            <Button
              type="submit"
              loading={props.pending}
              color={props.submit.color}
              data-testid={props.submit.testId}
            >
              {props.submit.text}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
