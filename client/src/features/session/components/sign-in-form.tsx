import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { ApiError } from '../../../api/api-error.ts';
import { signInMutation } from '../api/sign-in.ts';
import { CodeForm } from './code-form.tsx';
import { type Credentials, PasswordForm } from './password-form.tsx';

interface Props {
  onSignedIn: (user: User) => void;
  /** Told when the password was right and a code is asked for, and when the person goes back from there. */
  onStep: (step: 'password' | 'code') => void;
}

/** E-mail and password, then a code where the account asks for one; `onSignedIn` is called once the server has set the session cookie. */
export function SignInForm({ onSignedIn, onStep }: Props) {
  const [waiting, setWaiting] = useState<Credentials | null>(null);
  const [email, setEmail] = useState('');
  const signIn = useMutation({ ...signInMutation, onSuccess: ({ user }) => onSignedIn(user) });
  const enter = (given: Credentials) => {
    setEmail(given.email);
    signIn.mutate(given, {
      onError: (error) => {
        if (!(error instanceof ApiError) || error.code !== 'totp_required') return;
        signIn.reset();
        setWaiting(given);
        onStep('code');
      },
    });
  };
  const back = () => {
    signIn.reset();
    setWaiting(null);
    onStep('password');
  };
  if (waiting) {
    return (
      <CodeForm
        pending={signIn.isPending}
        error={signIn.error}
        onSubmit={(code) => signIn.mutate({ ...waiting, code })}
        onBack={back}
      />
    );
  }
  return <PasswordForm firstEmail={email} pending={signIn.isPending} error={signIn.error} onSubmit={enter} />;
}
