import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Machine } from '../../../../../shared/contracts/machines.ts';
import { formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { isStale, StaleNotice } from '../../../components/ui/stale-notice.tsx';
import { useEdits } from '../../../components/ui/use-edits.ts';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeMachineMutation } from '../api/change-machine.ts';
import { machineQuery } from '../api/machine.ts';
import { MachineFields, type MachineForm, machineFieldNames } from './machine-fields.tsx';

const formOf = ({ name, code = '', location = '' }: Machine): MachineForm => ({ name, code, location });

/** Changes name, code and location; says who was faster, and never overwrites them. */
export function EditMachineDialog(props: { machine: Machine; opened: boolean; onClose: () => void }) {
  const { machine } = props;
  const texts = useTexts(machinesTexts);
  const client = useQueryClient();
  const change = useMutation(changeMachineMutation);
  const [tried, setTried] = useState(false);
  const { form, edits, updatedAt, edit, restart } = useEdits(machine, formOf);
  const stale = isStale(change.error);
  const close = () => {
    restart(null);
    setTried(false);
    change.reset();
    props.onClose();
  };
  const reload = async () => {
    restart(await client.fetchQuery({ ...machineQuery(machine.id), staleTime: 0 }));
    change.reset();
  };
  const submit = () => {
    setTried(true);
    if (!form.name.trim()) return;
    change.mutate({ id: machine.id, ...edits, updatedAt }, { onSuccess: close });
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.editTitle}
      submit={{ text: texts.save }}
      pending={change.isPending}
      error={stale ? null : formError(change.error, machineFieldNames)}
      onSubmit={submit}
    >
      {stale && change.error && <StaleNotice error={change.error} onReload={() => void reload()} />}
      <MachineFields
        form={form}
        onEdit={edit}
        error={stale ? null : change.error}
        nameMissing={tried && !form.name.trim()}
      />
    </FormDialog>
  );
}
