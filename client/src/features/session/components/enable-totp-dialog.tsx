import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { beginTotpMutation, confirmTotpMutation } from '../api/totp.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSecret } from './totp-secret.tsx';

interface Dialog {
  opened: boolean;
  onClose: () => void;
}

/** Three steps: the password, the secret and its first code, the recovery codes. */
export function EnableTotpDialog(props: Dialog) {
  const texts = useTexts(accountTexts).totp;
  const begin = useMutation(beginTotpMutation);
  const confirm = useMutation(confirmTotpMutation);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const close = () => {
    setPassword('');
    setCode('');
    begin.reset();
    confirm.reset();
    props.onClose();
  };
  const common = { opened: props.opened, onClose: close };
  if (confirm.data) {
    return (
      <FormDialog
        {...common}
        title={texts.codesTitle}
        submit={{ text: texts.codesKept }}
        pending={false}
        error={null}
        onSubmit={close}
      >
        <RecoveryCodes codes={confirm.data.recoveryCodes} />
      </FormDialog>
    );
  }
  if (begin.data) {
    return (
      <FormDialog
        {...common}
        title={texts.title}
        submit={{ text: texts.confirm }}
        pending={confirm.isPending}
        error={formError(confirm.error, ['code'])}
        onSubmit={() => code.trim() && confirm.mutate({ code })}
      >
        <TotpSecret {...begin.data} />
        <TextInput
          label={texts.code}
          description={texts.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={fieldError(confirm.error, 'code')}
        />
      </FormDialog>
    );
  }
  return (
    <FormDialog
      {...common}
      title={texts.title}
      submit={{ text: texts.next }}
      pending={begin.isPending}
      error={formError(begin.error, ['password'])}
      onSubmit={() => password && begin.mutate({ password })}
    >
      <Text size="sm">{texts.passwordLead}</Text>
      <PasswordInput
        label={texts.password}
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fieldError(begin.error, 'password')}
      />
    </FormDialog>
  );
}
