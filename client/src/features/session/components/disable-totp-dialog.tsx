import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { disableTotpMutation } from '../api/totp.ts';

const empty = { password: '', code: '' };

/** Asks for password and code before the password alone is enough again. */
export function DisableTotpDialog(props: { opened: boolean; onClose: () => void }) {
  const texts = useTexts(accountTexts).totp;
  const [form, setForm] = useState(empty);
  const disable = useMutation(disableTotpMutation);
  const close = () => {
    setForm(empty);
    disable.reset();
    props.onClose();
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.title}
      submit={{ text: texts.disable, color: 'red.9' }}
      pending={disable.isPending}
      error={formError(disable.error, ['password', 'code'])}
      onSubmit={() => form.password && form.code.trim() && disable.mutate(form, { onSuccess: close })}
    >
      <Text size="sm">{texts.disableLead}</Text>
      <PasswordInput
        label={texts.password}
        autoComplete="current-password"
        data-autofocus
        value={form.password}
        onChange={(event) => setForm({ ...form, password: event.currentTarget.value })}
        error={fieldError(disable.error, 'password')}
      />
      <TextInput
        label={texts.code}
        description={texts.codeOrRecovery}
        autoComplete="one-time-code"
        maxLength={40}
        value={form.code}
        onChange={(event) => setForm({ ...form, code: event.currentTarget.value })}
        error={fieldError(disable.error, 'code')}
      />
    </FormDialog>
  );
}
