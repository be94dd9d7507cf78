import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Machine } from '../../../../../shared/contracts/machines.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { addMachineMutation } from '../api/add-machine.ts';

const empty = { name: '', code: '', location: '' };
type Field = keyof typeof empty;

/** Adds a machine without leaving the page. */
export function AddMachineDialog(props: {
  opened: boolean;
  onClose: () => void;
  onAdded: (machine: Machine) => void;
}) {
  const texts = useTexts().machine;
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
        props.onAdded(machine);
        close();
      },
    });
  };
  const input = (field: Field) => ({
    label: texts[field],
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [field]: event.currentTarget.value }),
    error: fieldError(add.error, field),
  });
  const missing = tried && !form.name.trim() ? { error: texts.missingName } : {};
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.submit}
      submit={{ text: texts.submit, testId: 'add-machine-submit' }}
      pending={add.isPending}
      error={formError(add.error, ['name', 'code', 'location'])}
      onSubmit={submit}
    >
      <TextInput {...input('name')} {...missing} data-autofocus data-testid="add-machine-name" />
      <TextInput {...input('code')} />
      <TextInput {...input('location')} />
    </FormDialog>
  );
}
