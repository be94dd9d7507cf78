import { Button, Code, CopyButton, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { checkConnectionMutation, type TypedCredentials } from '../api/check-connection.ts';
import { envLines } from '../env-lines.ts';
import { CheckResult } from './check-result.tsx';
import classes from './whatsapp-step.module.css';

const empty: TypedCredentials = { accessToken: '', phoneNumberId: '', appSecret: '' };
const fields = ['given.accessToken', 'given.phoneNumberId', 'given.appSecret'];

/** What Meta gives, checked with Meta before it goes into the environment; then the lines to put there. */
export function ConnectionForm({ verifyToken, publicUrl }: { verifyToken: string; publicUrl: string }) {
  const texts = useTexts(setupTexts);
  const words = texts.whatsapp;
  const [typed, setTyped] = useState(empty);
  const check = useMutation(checkConnectionMutation);
  const allGood = check.data?.items.every(({ state }) => state === 'good') ?? false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(typed);
  };
  const input = (field: keyof TypedCredentials) => ({
    label: words[field],
    value: typed[field],
    required: true,
    withAsterisk: false,
    autoComplete: 'off',
    error: fieldError(check.error, `given.${field}`),
    onChange: (event: { currentTarget: { value: string } }) => {
      check.reset();
      setTyped({ ...typed, [field]: event.currentTarget.value.trim() });
    },
  });
  const failed = formError(check.error, fields);
  return (
    <>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput {...input('accessToken')} />
          <TextInput {...input('phoneNumberId')} description={words.phoneNumberIdHint} inputMode="numeric" />
          <PasswordInput {...input('appSecret')} />
          {failed && <ErrorNotice error={failed} />}
          <div className={classes.actions}>
            <Button type="submit" loading={check.isPending}>
              {words.check}
            </Button>
            <span className={classes.dim}>{words.notKept}</span>
          </div>
        </Stack>
      </form>
      {check.data && <CheckResult items={check.data.items} />}
      {allGood && (
        <section className={classes.part}>
          <h3 className={classes.partTitle}>{words.toServer}</h3>
          <p className={classes.text}>{words.toServerText}</p>
          <Code block className={classes.lines} tabIndex={0}>
            {envLines(typed, verifyToken, publicUrl)}
          </Code>
          <CopyButton value={envLines(typed, verifyToken, publicUrl)}>
            {({ copied, copy }) => (
              <Button variant="default" mt="xs" onClick={copy}>
                {copied ? texts.copied : words.copyLines}
              </Button>
            )}
          </CopyButton>
        </section>
      )}
    </>
  );
}
