import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Machine } from '../../../../../shared/contracts/machines.ts';
import { EditDialog } from '../../../components/ui/edit-dialog.tsx';
import { useEditDialog } from '../../../components/ui/use-edit-dialog.ts';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeMachineMutation } from '../api/change-machine.ts';
import { machineQuery } from '../api/machine.ts';
import { MachineFields, type MachineForm, machineFieldNames } from './machine-fields.tsx';

const formOf = ({ name, code = '', location = '' }: Machine): MachineForm => ({ name, code, location });

/** Changes name, code and location; says who was faster, and never overwrites them. */
export function EditMachineDialog(props: { machine: Machine; opened: boolean; onClose: () => void }) {
  const { machine, opened, onClose } = props;
  const texts = useTexts(machinesTexts);
  const client = useQueryClient();
  const change = useMutation(changeMachineMutation);
  const latest = () => client.fetchQuery({ ...machineQuery(machine.id), staleTime: 0 });
  const dialog = useEditDialog({ row: machine, formOf, change, latest, onClose });
  const { form, edits, updatedAt, edit, tried, setTried, close, reload } = dialog;
  const submit = () => {
    setTried(true);
    if (!form.name.trim()) return;
    change.mutate({ id: machine.id, ...edits, updatedAt }, { onSuccess: close });
  };
  return (
    <EditDialog
      opened={opened}
      onClose={close}
      title={texts.editTitle}
      submit={{ text: texts.save }}
      change={change}
      fieldNames={machineFieldNames}
      onReload={() => void reload()}
      onSubmit={submit}
    >
      <MachineFields
        form={form}
        onEdit={edit}
        error={change.error}
        nameMissing={tried && !form.name.trim()}
      />
    </EditDialog>
  );
}
