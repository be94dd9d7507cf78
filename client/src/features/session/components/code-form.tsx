import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { sessionTexts } from '../../../texts/session.ts';
import { useTexts } from '../../../texts/use-texts.ts';

interface Props {
  pending: boolean;
  error: Error | null;
  onSubmit: (code: string) => void;
  onBack: () => void;
}

/** The second step of signing in. */
export function CodeForm({ pending, error, onSubmit, onBack }: Props) {
  const texts = useTexts(sessionTexts).signIn;
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim()) onSubmit(code.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error && <ErrorNotice error={error} />}
        <TextInput
          label={texts.code}
          description={texts.codeHint}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          size="md"
          maxLength={40}
          data-testid="sign-in-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && !code.trim() ? texts.missingCode : undefined}
        />
        <Button type="submit" size="md" loading={pending} data-testid="sign-in-code-submit">
          {texts.submit}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {texts.back}
        </Button>
      </Stack>
    </form>
  );
}
