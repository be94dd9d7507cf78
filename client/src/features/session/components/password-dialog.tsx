import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changePasswordMutation } from '../api/change-password.ts';
import { SHORTEST_PASSWORD } from './new-account-form.tsx';

const empty = { currentPassword: '', newPassword: '' };

/** Asks the current password, and a new one. */
export function PasswordDialog(props: { opened: boolean; onClose: () => void; onChanged: () => void }) {
  const texts = useTexts(accountTexts).password;
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useMutation(changePasswordMutation);
  const close = () => {
    setForm(empty);
    setTried(false);
    change.reset();
    props.onClose();
  };
  const missing = !form.currentPassword;
  const short = form.newPassword.length < SHORTEST_PASSWORD;
  const submit = () => {
    setTried(true);
    if (missing || short) return;
    change.mutate(form, {
      onSuccess: () => {
        props.onChanged();
        close();
      },
    });
  };
  const fault = (local: string | false, field: string) => (tried && local) || fieldError(change.error, field);
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.change}
      submit={{ text: texts.change }}
      pending={change.isPending}
      error={formError(change.error, ['currentPassword', 'newPassword'])}
      onSubmit={submit}
    >
      <PasswordInput
        label={texts.current}
        autoComplete="current-password"
        data-autofocus
        value={form.currentPassword}
        onChange={(event) => setForm({ ...form, currentPassword: event.currentTarget.value })}
        error={fault(missing && texts.missing, 'currentPassword')}
      />
      <PasswordInput
        label={texts.next}
        description={texts.hint}
        autoComplete="new-password"
        value={form.newPassword}
        onChange={(event) => setForm({ ...form, newPassword: event.currentTarget.value })}
        error={fault(short && texts.short, 'newPassword')}
      />
    </FormDialog>
  );
}
