import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Machine } from '../../../../../shared/contracts/machines.ts';
import { formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { addMachineMutation } from '../api/add-machine.ts';
import { MachineFields, machineFieldNames } from './machine-fields.tsx';

const empty = { name: '', code: '', location: '' };

/** Adds a machine without leaving the page. */
export function AddMachineDialog(props: {
  opened: boolean;
  onClose: () => void;
  onAdded?: (machine: Machine) => void;
}) {
  const texts = useTexts(machinesTexts);
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const add = useMutation(addMachineMutation);
  const close = () => {
    setForm(empty);
    setTried(false);
    add.reset();
    props.onClose();
  };
  const submit = () => {
    setTried(true);
    if (!form.name.trim()) return;
    const body = { name: form.name, code: form.code.trim() || null, location: form.location.trim() || null };
    add.mutate(body, {
      onSuccess: (machine) => {
        props.onAdded?.(machine);
        close();
      },
    });
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.add}
      submit={{ text: texts.add, testId: 'add-machine-submit' }}
      pending={add.isPending}
      error={formError(add.error, machineFieldNames)}
      onSubmit={submit}
    >
      <MachineFields
        form={form}
        onEdit={(field, value) => setForm({ ...form, [field]: value })}
        error={add.error}
        nameMissing={tried && !form.name.trim()}
      />
    </FormDialog>
  );
}
