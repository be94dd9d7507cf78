import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operator } from '../../../../../shared/contracts/operators.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { addOperatorMutation } from '../api/add-operator.ts';

const empty = { name: '', phoneNumber: '' };

/** Adds an operator without leaving the page. */
export function AddOperatorDialog(props: {
  opened: boolean;
  onClose: () => void;
  onAdded: (operator: Operator) => void;
}) {
  const texts = useTexts().operator;
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const add = useMutation(addOperatorMutation);
  const close = () => {
    setForm(empty);
    setTried(false);
    add.reset();
    props.onClose();
  };
  const submit = () => {
    setTried(true);
    if (!form.name.trim() || !form.phoneNumber.trim()) return;
    add.mutate(form, {
      onSuccess: (operator) => {
        props.onAdded(operator);
        close();
      },
    });
  };
  const fault = (field: keyof typeof empty, missing: string) =>
    tried && !form[field].trim() ? missing : fieldError(add.error, field);
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.submit}
      submit={{ text: texts.submit, testId: 'add-operator-submit' }}
      pending={add.isPending}
      error={formError(add.error, ['name', 'phoneNumber'])}
      onSubmit={submit}
    >
      <TextInput
        label={texts.name}
        data-autofocus
        data-testid="add-operator-name"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
        error={fault('name', texts.missingName)}
      />
      <TextInput
        label={texts.phone}
        description={texts.phoneHint}
        type="tel"
        autoComplete="off"
        data-testid="add-operator-phone"
        value={form.phoneNumber}
        onChange={(event) => setForm({ ...form, phoneNumber: event.currentTarget.value })}
        error={fault('phoneNumber', texts.missingPhone)}
      />
    </FormDialog>
  );
}
