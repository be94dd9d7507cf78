import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { sessionTexts } from '../../../texts/session.ts';
import { useTexts } from '../../../texts/use-texts.ts';

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  firstEmail: string;
  pending: boolean;
  error: Error | null;
  onSubmit: (given: Credentials) => void;
}

/** E-mail and password. */
export function PasswordForm({ firstEmail, pending, error, onSubmit }: Props) {
  const texts = useTexts(sessionTexts).signIn;
  const [email, setEmail] = useState(firstEmail);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) onSubmit({ email: email.trim(), password });
  };
  const missing = (value: string, text: string) => (tried && !value.trim() ? text : undefined);
  const failure = formError(error, ['email', 'password']);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {failure && <ErrorNotice error={failure} />}
        <TextInput
          label={texts.email}
          type="email"
          autoComplete="username"
          autoFocus
          size="md"
          data-testid="sign-in-email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={missing(email, texts.missingEmail) ?? fieldError(error, 'email')}
        />
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          size="md"
          data-testid="sign-in-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={missing(password, texts.missingPassword) ?? fieldError(error, 'password')}
        />
        <Button type="submit" size="md" loading={pending} data-testid="sign-in-submit">
          {texts.submit}
        </Button>
      </Stack>
    </form>
  );
}
