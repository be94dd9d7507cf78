import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { signInMutation } from '../api/sign-in.ts';

/** E-mail and password; `onSignedIn` is called with the user once the server has set the session cookie. */
export function SignInForm({ onSignedIn }: { onSignedIn: (user: User) => void }) {
  const texts = useTexts().signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useMutation({ ...signInMutation, onSuccess: ({ user }) => onSignedIn(user) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) signIn.mutate({ email: email.trim(), password });
  };
  const missing = (value: string, text: string) => (tried && !value.trim() ? text : undefined);
  const failure = formError(signIn.error, ['email', 'password']);
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
          error={missing(email, texts.missingEmail) ?? fieldError(signIn.error, 'email')}
        />
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          size="md"
          data-testid="sign-in-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={missing(password, texts.missingPassword) ?? fieldError(signIn.error, 'password')}
        />
        <Button type="submit" size="md" loading={signIn.isPending} data-testid="sign-in-submit">
          {texts.submit}
        </Button>
      </Stack>
    </form>
  );
}
