import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type ChangeEvent, type FormEvent, type ReactNode, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { sessionTexts } from '../../../texts/session.ts';
import { useTexts } from '../../../texts/use-texts.ts';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

export const SHORTEST_PASSWORD = 10;

interface Props {
  /** An address that can't be changed; else it is asked for. */
  email?: string;
  submit: string;
  pending: boolean;
  error: Error | null;
  /** More fields, above these; their errors are theirs to show. */
  children?: ReactNode;
  shownFields?: readonly string[];
  onSubmit: (account: NewAccount) => void;
}

/** Name, e-mail address and a new password. */
export function NewAccountForm(props: Props) {
  const texts = useTexts(sessionTexts).account;
  const [form, setForm] = useState<NewAccount>({ name: '', email: props.email ?? '', password: '' });
  const [tried, setTried] = useState(false);
  const faults: Partial<NewAccount> = {
    ...(!form.name.trim() && { name: texts.missingName }),
    ...(!form.email.trim() && { email: texts.missingEmail }),
    ...(form.password.length < SHORTEST_PASSWORD && { password: texts.shortPassword }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) props.onSubmit(form);
  };
  const input = (field: keyof NewAccount) => ({
    label: texts[field],
    size: 'md',
    value: form[field],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      setForm({ ...form, [field]: event.currentTarget.value }),
    error: (tried && faults[field]) || fieldError(props.error, field),
  });
  const failure = formError(props.error, ['name', 'email', 'password', ...(props.shownFields ?? [])]);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {failure && <ErrorNotice error={failure} />}
        {props.children}
        <TextInput {...input('name')} autoComplete="name" maxLength={120} />
        <TextInput
          {...input('email')}
          type="email"
          autoComplete="username"
          readOnly={props.email !== undefined}
          variant={props.email === undefined ? 'default' : 'filled'}
        />
        <PasswordInput
          {...input('password')}
          description={texts.passwordHint}
          autoComplete="new-password"
          maxLength={1024}
        />
        <Button type="submit" size="md" loading={props.pending}>
          {props.submit}
        </Button>
      </Stack>
    </form>
  );
}
