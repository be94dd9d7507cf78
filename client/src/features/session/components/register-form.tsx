import { useMutation } from '@tanstack/react-query';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { registerMutation } from '../api/register.ts';
import { NewAccountForm } from './new-account-form.tsx';

interface Props {
  submit: string;
  /** With it the e-mail address is settled; without one this makes the first user. */
  invitation?: { token: string; email: string };
  onSignedIn: (user: User) => void;
}

/** Makes an account and signs in. */
export function RegisterForm({ submit, invitation, onSignedIn }: Props) {
  const register = useMutation({ ...registerMutation, onSuccess: ({ user }) => onSignedIn(user) });
  return (
    <NewAccountForm
      {...(invitation && { email: invitation.email })}
      submit={submit}
      pending={register.isPending}
      error={register.error}
      onSubmit={(account) =>
        register.mutate({ ...account, ...(invitation && { invitation: invitation.token }) })
      }
    />
  );
}
