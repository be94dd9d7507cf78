import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { remindMutation } from '../api/remind.ts';

/** Asks before an operator is reminded: each reminder is a message on somebody's phone. */
export function RemindDialog(props: { assignment: Assignment; opened: boolean; onClose: () => void }) {
  const texts = useTexts(assignmentActsTexts);
  const remind = useMutation(remindMutation);
  const { id, operatorName, session } = props.assignment;
  const close = () => {
    remind.reset();
    props.onClose();
  };
  const at = session?.currentTaskIndex ?? 0;
  const total = session?.totalTasks ?? 0;
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.remindTitle(operatorName)}
      submit={{ text: texts.remindConfirm, testId: 'remind-confirm' }}
      closeText={texts.back}
      pending={remind.isPending}
      error={remind.error}
      onSubmit={() => remind.mutate(id, { onSuccess: close })}
    >
      <Text size="sm">{at < total ? texts.remindText(at + 1, total) : texts.remindSummary}</Text>
    </FormDialog>
  );
}
