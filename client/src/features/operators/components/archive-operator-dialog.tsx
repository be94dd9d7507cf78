import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Operator, OperatorState } from '../../../../../shared/contracts/operators.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeOperatorMutation } from '../api/change-operator.ts';

/** Archives an operator, or takes one back. */
export function ArchiveOperatorDialog(props: {
  operator: Operator;
  state: OperatorState | undefined;
  opened: boolean;
  onClose: () => void;
}) {
  const { operator, state } = props;
  const texts = useTexts(operatorsTexts);
  const change = useMutation(changeOperatorMutation);
  const close = () => {
    change.reset();
    props.onClose();
  };
  const { archived } = operator;
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={archived ? texts.unarchiveTitle(operator.name) : texts.archiveTitle(operator.name)}
      submit={{ text: archived ? texts.unarchive : texts.archive }}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ id: operator.id, archived: !archived }, { onSuccess: close })}
    >
      <Text>{archived ? texts.unarchiveText : texts.archiveText}</Text>
      {!archived && state?.conversationId && <Text fw={600}>{texts.archiveTalking}</Text>}
      {!archived && state !== undefined && state.waiting > 0 && (
        <Text fw={600}>{texts.archiveWaiting(state.waiting)}</Text>
      )}
    </FormDialog>
  );
}
