import { Modal } from '@mantine/core';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { useTexts } from '../../../texts/use-texts.ts';

/** Says why an assignment could not be sent. */
export function StartFailed({ error, onClose }: { error: Error | null; onClose: () => void }) {
  const texts = useTexts();
  return (
    <Modal
      opened={error !== null}
      onClose={onClose}
      title={<b>{texts.assignment.startFailed}</b>}
      centered
      radius="lg"
      closeButtonProps={{ 'aria-label': texts.app.close }}
    >
      {error && <ErrorNotice error={error} />}
    </Modal>
  );
}
