import { Text } from '@mantine/core';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  words: { title: (name: string) => string; text: string; submit: string };
  name: string;
  danger: boolean;
  act: { isPending: boolean; error: Error | null; reset: () => void };
  onConfirm: () => void;
}

/** Asks before something that another person will notice at once. */
export function AskDialog({ opened, onClose, words, name, danger, act, onConfirm }: Props) {
  const close = () => {
    act.reset();
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={words.title(name)}
      submit={{ text: words.submit, testId: 'ask-confirm', ...(danger && { color: 'red.9' }) }}
      pending={act.isPending}
      error={act.error}
      onSubmit={onConfirm}
    >
      <Text size="sm">{words.text}</Text>
    </FormDialog>
  );
}
