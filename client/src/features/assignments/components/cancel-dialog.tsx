import { Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { cancelMutation } from '../api/cancel.ts';

const REASON_MAX = 500;

/** Asks before an assignment is cancelled, and for the reason. */
export function CancelDialog(props: { assignment: Assignment; opened: boolean; onClose: () => void }) {
  const texts = useTexts(assignmentActsTexts);
  const [reason, setReason] = useState('');
  const cancel = useMutation(cancelMutation);
  const close = () => {
    setReason('');
    cancel.reset();
    props.onClose();
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.cancelTitle}
      submit={{ text: texts.cancelConfirm, color: 'red.9', testId: 'cancel-confirm' }}
      closeText={texts.keep}
      pending={cancel.isPending}
      error={formError(cancel.error, ['reason'])}
      onSubmit={() => cancel.mutate({ id: props.assignment.id, reason }, { onSuccess: close })}
    >
      <Text size="sm">{texts.cancelText(props.assignment.operatorName)}</Text>
      <Textarea
        label={texts.reason}
        description={texts.cancelReasonHint}
        maxLength={REASON_MAX}
        autosize
        dir="auto"
        minRows={2}
        maxRows={6}
        data-autofocus
        data-testid="cancel-reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(cancel.error, 'reason')}
      />
    </FormDialog>
  );
}
