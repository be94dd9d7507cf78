import { Modal } from '@mantine/core';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';

/** Says why an assignment could not be sent. */
export function StartFailed(props: { opened: boolean; error: Error | null; onClose: () => void }) {
  const texts = useTexts();
  const acts = useTexts(assignmentActsTexts);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<b>{acts.startFailed}</b>}
      centered
      radius="lg"
      closeButtonProps={{ 'aria-label': texts.app.close }}
    >
      {props.error && <ErrorNotice error={props.error} />}
    </Modal>
  );
}
