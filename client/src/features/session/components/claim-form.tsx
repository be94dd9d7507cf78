import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { fieldError } from '../../../components/ui/field-error.ts';
import { sessionTexts } from '../../../texts/session.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { claimMutation } from '../api/claim.ts';
import { NewAccountForm } from './new-account-form.tsx';

interface Props {
  /** What the address said; to be typed when it is empty. */
  code: string;
  onSignedIn: (user: User) => void;
}

/** Makes the provisional first admin one's own, with the password that was printed at the first start. */
export function ClaimForm({ code: given, onSignedIn }: Props) {
  const texts = useTexts(sessionTexts).welcome;
  const [code, setCode] = useState(given);
  const [tried, setTried] = useState(false);
  const claim = useMutation({ ...claimMutation, onSuccess: ({ user }) => onSignedIn(user) });
  const missing = tried && !code.trim() ? texts.missingCode : undefined;
  return (
    <NewAccountForm
      submit={texts.submit}
      pending={claim.isPending}
      error={claim.error}
      shownFields={['code']}
      onSubmit={(account) => {
        setTried(true);
        if (code.trim()) claim.mutate({ ...account, code });
      }}
    >
      <TextInput
        label={texts.code}
        description={texts.codeHint}
        size="md"
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={missing ?? fieldError(claim.error, 'code')}
      />
    </NewAccountForm>
  );
}
