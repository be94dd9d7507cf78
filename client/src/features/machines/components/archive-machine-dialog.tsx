import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Machine, MachineState } from '../../../../../shared/contracts/machines.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeMachineMutation } from '../api/change-machine.ts';

/** Archives a machine, or takes it back. */
export function ArchiveMachineDialog(props: {
  machine: Machine;
  state: MachineState | undefined;
  opened: boolean;
  onClose: () => void;
}) {
  const { machine, state } = props;
  const texts = useTexts(machinesTexts);
  const change = useMutation(changeMachineMutation);
  const close = () => {
    change.reset();
    props.onClose();
  };
  const { archived } = machine;
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={archived ? texts.unarchiveTitle(machine.name) : texts.archiveTitle(machine.name)}
      submit={{ text: archived ? texts.unarchive : texts.archive }}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ id: machine.id, archived: !archived }, { onSuccess: close })}
    >
      <Text>{archived ? texts.unarchiveText : texts.archiveText}</Text>
      {!archived && state !== undefined && state.open > 0 && (
        <Text fw={600}>{texts.archiveOpen(state.open)}</Text>
      )}
    </FormDialog>
  );
}
