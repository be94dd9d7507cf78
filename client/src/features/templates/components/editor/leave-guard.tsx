import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';

/** Asks before what is not saved is lost: on every link and on closing the page. A `navigate` with `ignoreBlocker` passes. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const texts = useTexts(templateEditorTexts);
  const frame = useTexts();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={leaving.status === 'blocked'}
      onClose={() => leaving.reset?.()}
      title={<b>{texts.leaveTitle}</b>}
      centered
      radius="lg"
      closeButtonProps={{ 'aria-label': frame.app.close }}
    >
      <p>{texts.leaveText}</p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" color="red" onClick={() => leaving.proceed?.()}>
          {texts.leave}
        </Button>
        <Button data-autofocus onClick={() => leaving.reset?.()}>
          {texts.stay}
        </Button>
      </Group>
    </Modal>
  );
}
