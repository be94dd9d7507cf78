import { Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import type { Choice, PickerField } from '../../../components/ui/search-picker.tsx';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { reassignMutation } from '../api/reassign.ts';

const REASON_MAX = 500;

interface Props {
  assignment: Assignment;
  /** Given by the page: features do not know each other. */
  OperatorPicker: ComponentType<PickerField & { label: string }>;
  opened: boolean;
  onClose: () => void;
}

/** Gives an assignment to another operator; the answers so far stay. */
export function ReassignDialog({ assignment, OperatorPicker, opened, onClose }: Props) {
  const texts = useTexts(assignmentActsTexts);
  const [operator, setOperator] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reassign = useMutation(reassignMutation);
  const close = () => {
    setOperator(null);
    setReason('');
    setTried(false);
    reassign.reset();
    onClose();
  };
  const same = operator?.id === assignment.operatorId;
  const submit = () => {
    setTried(true);
    if (!operator || same) return;
    reassign.mutate({ id: assignment.id, operatorId: operator.id, reason }, { onSuccess: close });
  };
  const missing = tried && !operator ? texts.missing : undefined;
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={texts.reassignTitle}
      submit={{ text: texts.reassignConfirm, testId: 'reassign-confirm' }}
      closeText={texts.back}
      pending={reassign.isPending}
      error={formError(reassign.error, ['operatorId', 'reason'])}
      onSubmit={submit}
    >
      <Text size="sm">{texts.reassignText(assignment.operatorName, assignment.session?.answered ?? 0)}</Text>
      <OperatorPicker
        label={texts.newOperator}
        value={operator}
        onChange={setOperator}
        error={same ? texts.sameOperator : (missing ?? fieldError(reassign.error, 'operatorId'))}
      />
      <Textarea
        label={texts.reason}
        description={texts.reassignReasonHint}
        maxLength={REASON_MAX}
        autosize
        minRows={2}
        maxRows={6}
        dir="auto"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(reassign.error, 'reason')}
      />
    </FormDialog>
  );
}
