import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../texts/use-texts.ts';

interface Props {
  /** While this holds, leaving the page asks first. */
  when: boolean;
  words: { title: string; text: string; leave: string; stay: string };
}

/** Asks before a page is left whose work would be lost: by a link, the back button, or closing the tab. */
export function LeaveGuard({ when, words }: Props) {
  const texts = useTexts();
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  const stay = () => blocker.reset?.();
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={stay}
      title={<b>{words.title}</b>}
      centered
      radius="lg"
      closeButtonProps={{ 'aria-label': texts.app.close }}
    >
      <Text size="sm">{words.text}</Text>
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {words.leave}
        </Button>
        <Button data-autofocus onClick={stay}>
          {words.stay}
        </Button>
      </Group>
    </Modal>
  );
}
